package org.impasto.paint.loss;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class Numbers {
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_TO = 1e6;

  private Numbers() {}

  /**
   * Without a superfluous point or zero; in scientific notation only where plain digits are long.
   */
  static String plain(double value) {
    double size = Math.abs(value);
    if (value != 0 && (size < PLAIN_FROM || size >= PLAIN_TO)) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
