package org.impasto.paint.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes temporary files. */
final class Leftovers {

  private Leftovers() {}

  /** Deletes a file if it is there and can be deleted: a file left over must not hide an error. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
