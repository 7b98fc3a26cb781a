package org.impasto.paint.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a distillation keeps what it needs to go on.
 *
 * @param folder of checkpoint and painted pictures; made if it is not there
 * @param interval the least time between two checkpoints
 * @param resume whether to go on from the checkpoint that is there, which else is replaced
 */
public record DistillFiles(Path folder, Duration interval, boolean resume) {

  Path checkpoint() {
    return folder.resolve("checkpoint.safetensors");
  }

  /** Whether an earlier distillation left one. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }

  /** The network as it is with its heads, in single precision: a weight file too. */
  public Path current() {
    return folder.resolve("current.safetensors");
  }

  /** Painted picture number {@code number}, from 0. */
  Path painted(int number) {
    return folder.resolve("painted-%04d.png".formatted(number));
  }

  void make() throws IOException {
    Files.createDirectories(folder);
  }
}
