package org.impasto.cli;

import java.util.Locale;

/** Numbers with their units, as people read them; the same in every locale. */
final class Amounts {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private Amounts() {}

  /** {@code 0:05}, {@code 12:34} or {@code 1:02:03}. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < HOUR
        ? format("%d:%02d", whole / MINUTE, whole % MINUTE)
        : format("%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
  }

  /** {@code 58.9 MB}. */
  static String bytes(long bytes) {
    return bytes < 1_000_000 ? format("%.1f kB", bytes / 1e3) : format("%.1f MB", bytes / 1e6);
  }

  /** Four significant digits: {@code 12.34} or {@code 1.234e+07}. */
  static String loss(double value) {
    double size = Math.abs(value);
    return size != 0 && (size < 1e-3 || size >= 1e5)
        ? format("%.3e", value)
        : format("%.4g", value);
  }

  /** {@code 2.1/s}, or {@code 12.3 s each} where less than one is done per second. */
  static String speed(double perSecond) {
    return perSecond >= 1 ? format("%.1f/s", perSecond) : format("%.1f s each", 1 / perSecond);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
