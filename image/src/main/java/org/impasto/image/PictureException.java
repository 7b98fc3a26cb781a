package org.impasto.image;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture file cannot be read or written. The message is one line: what, with the file's name and
 * the value; the rule; what to do.
 */
public final class PictureException extends IOException {
  PictureException(Path file, String message, Throwable cause) {
    super(oneLine(file + ": " + message), cause);
  }

  PictureException(Path file, String message) {
    this(file, message, null);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
