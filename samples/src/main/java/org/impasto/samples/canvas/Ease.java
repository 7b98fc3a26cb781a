package org.impasto.samples.canvas;

/** The small curves that every picture is shaped with. */
public final class Ease {
  private Ease() {}

  public static double clamp(double v, double low, double high) {
    return Math.max(low, Math.min(high, v));
  }

  /**
   * 0 below {@code from}, 1 above {@code to}, smooth between; the edges may be given in either
   * order.
   */
  public static double step(double from, double to, double v) {
    double t = clamp((v - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  public static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /** A bell of height 1 around {@code center}. */
  public static double bell(double center, double width, double v) {
    double d = (v - center) / width;
    return Math.exp(-d * d);
  }

  public static double fraction(double v) {
    return v - Math.floor(v);
  }
}
