package org.impasto.paint.feedforward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a training keeps what it needs to go on, and shows how far it is.
 *
 * @param folder of checkpoint and preview; made if it is not there
 * @param interval the least time between two checkpoints
 * @param resume whether to go on from the checkpoint that is there, which else is replaced
 */
public record TrainingFiles(Path folder, Duration interval, boolean resume) {
  Path checkpoint() {
    return folder.resolve("checkpoint.safetensors");
  }

  /** Whether an earlier training left one. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }

  /** Three photos above, and painted below, as the style is now; a PNG. */
  public Path preview() {
    return folder.resolve("preview.png");
  }

  void make() throws IOException {
    Files.createDirectories(folder);
  }
}
