package org.impasto.paint.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole file once, so that its hash and its contents come from the same bytes. */
final class FileBytes {

  private static final int HEAD = 64;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private FileBytes() {}

  /** The first bytes, enough to tell the format; throws where there is no such regular file. */
  static byte[] head(Path file) throws WeightException {
    return read(file, HEAD);
  }

  static byte[] all(Path file) throws WeightException {
    return read(file, LARGEST);
  }

  /** Throws where there is no such regular file. */
  static void requireFile(Path file) throws WeightException {
    if (!Files.exists(file)) {
      throw new WeightException(
          "%s does not exist — a weight file was expected there — check the path".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new WeightException(
          "%s is a folder or a device — weights are one file — give that file".formatted(file));
    }
  }

  private static byte[] read(Path file, int most) throws WeightException {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new WeightException(
            "%s has %d bytes — weight files have at most %d — check the file"
                .formatted(file, size, LARGEST));
      }
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What to throw where reading failed; a reason that was told already stays as it is. */
  static WeightException unreadable(Path file, IOException e) {
    return e instanceof WeightException told
        ? told
        : new WeightException(
            "cannot read %s (%s) — the file must be readable — check its permissions"
                .formatted(file, Reason.of(e)),
            e);
  }
}
