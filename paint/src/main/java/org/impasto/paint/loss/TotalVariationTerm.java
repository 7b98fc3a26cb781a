package org.impasto.paint.loss;

/**
 * How smooth a picture must be.
 *
 * @param weight factor of the term, 0 or more; a larger value removes grain, then detail
 * @param form how differences between neighbors are summed up
 * @param range what white counts in the formula: 1, or 255 for weights published for pixels 0..255
 */
public record TotalVariationTerm(double weight, TotalVariation form, double range) {
  /** Refuses a weight that is not a number of 0 or more, and a range of 0 or less. */
  public TotalVariationTerm {
    TermWeights.require("total variation weight", weight);
    if (!(range > 0) || Double.isInfinite(range)) {
      throw new IllegalArgumentException("range is " + range + "; it must be more than 0");
    }
  }
}
