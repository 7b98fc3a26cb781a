package org.impasto.paint.loss;

/** The rule for the weight of a term. */
final class TermWeights {
  private TermWeights() {}

  static void require(String name, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(name + " is " + weight + "; it must be 0 or more");
    }
  }
}
