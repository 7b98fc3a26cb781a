package org.impasto.image;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files that appear whole or not at all: beside their place, and then moved there. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes the content of a file. */
  public interface Writing {
    /** Writes all of it to {@code part}, which is not there yet. */
    void to(Path part) throws IOException;
  }

  /**
   * Writes {@code target}, with the permissions of any new file.
   *
   * @param replace whether it may be there already
   * @throws java.nio.file.FileAlreadyExistsException if it is and may not
   * @throws IOException if writing fails; the target is then as it was before
   */
  public static void write(Path target, boolean replace, Writing writing) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path part = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      writing.to(part);
      moveIntoPlace(part, target, replace);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void moveIntoPlace(Path part, Path target, boolean replace) throws IOException {
    if (!replace) {
      Files.move(part, target);
      return;
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A hidden file stays behind; the failure that matters is already on its way.
    }
  }
}
