package org.impasto.paint.feedforward;

import java.util.Arrays;

/** The value in the middle. */
public final class Median {
  private Median() {}

  /** That of one value or more; the mean of the two in the middle where their number is even. */
  public static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
