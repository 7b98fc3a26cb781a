package org.impasto.paint.features;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files too large for the repository, in the folder {@code shared} beside it. */
public final class Shared {
  private static final Path FOLDER = Path.of("..", "..", "shared");

  private Shared() {}

  /** The file of that name; without it the test is skipped. */
  public static Path file(String folder, String name) {
    Path file = FOLDER.resolve(folder).resolve(name);
    assumeTrue(Files.exists(file), "no " + folder + "/" + name + " beside the repository");
    return file;
  }
}
