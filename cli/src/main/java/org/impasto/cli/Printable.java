package org.impasto.cli;

/** Text out of files of others, which must not command the terminal. */
final class Printable {
  private Printable() {}

  /** {@code text} as one line, with spaces instead of control characters. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+", " ").strip();
  }
}
