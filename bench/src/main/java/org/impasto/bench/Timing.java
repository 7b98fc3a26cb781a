package org.impasto.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What was measured of one contender.
 *
 * @param name what it is called in tables
 * @param amounts in the unit of the comparison, one or more, in the order of measurement
 */
public record Timing(String name, List<Double> amounts) {
  /** Copies the list; refuses an empty one. */
  public Timing {
    amounts = List.copyOf(amounts);
    if (amounts.isEmpty()) {
      throw new IllegalArgumentException("no amounts of " + name + "; there must be one or more");
    }
  }

  private double[] sorted() {
    double[] sorted = amounts.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The middle one; of an even number, the mean of the two in the middle. */
  public double median() {
    double[] sorted = sorted();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double least() {
    return sorted()[0];
  }

  public double most() {
    return sorted()[amounts.size() - 1];
  }
}
