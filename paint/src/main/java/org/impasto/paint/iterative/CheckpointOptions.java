package org.impasto.paint.iterative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how often a run is saved, so that a killed one loses little.
 *
 * @param file written beside a temporary file and moved into place; {@link #discard} removes it
 *     once the picture is safe
 * @param interval the least time between two saves; default 30 seconds. Zero saves after every step
 * @param resume whether to go on from {@code file} if it is there
 */
public record CheckpointOptions(Path file, Duration interval, boolean resume) {
  /** The interval when none is given. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

  /** Refuses a negative interval. */
  public CheckpointOptions {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("interval is " + interval + "; it must not be negative");
    }
  }

  /** Removes the file, if there is one: the picture is safe, and nothing is left to resume. */
  public void discard() throws IOException {
    Files.deleteIfExists(file);
  }
}
