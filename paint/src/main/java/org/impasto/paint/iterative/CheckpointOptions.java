package org.impasto.paint.iterative;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how often a run is saved, so that a killed one loses little.
 *
 * @param file written beside a temporary file and moved into place; removed when the run is
 *     complete, written once more when it is cancelled
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
}
