package org.impasto.stylize;

import java.io.IOException;

/**
 * A style that cannot be found, read or applied. The message is one line: what, with the file's
 * name and the value; the rule; what to do.
 */
public final class StyleException extends IOException {
  private static final long serialVersionUID = 1L;

  StyleException(String source, String message, Throwable cause) {
    super(oneLine(source + ": " + message), cause);
  }

  StyleException(String source, String message) {
    this(source, message, null);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
