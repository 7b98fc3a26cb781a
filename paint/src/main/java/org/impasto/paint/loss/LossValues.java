package org.impasto.paint.loss;

/**
 * The terms of a loss at one image, each with its weight applied.
 *
 * @param content distance to the photo
 * @param style distance to the paintings
 * @param totalVariation roughness
 */
public record LossValues(double content, double style, double totalVariation) {
  /** The number that is minimized: the sum of the three. */
  public double total() {
    return content + style + totalVariation;
  }
}
