package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/**
 * The distance between the textures of an image and those of its styles at one layer. A texture is
 * a set of statistics that does not depend on where things are: {@link StyleSums}, divided. Those
 * of a mix of styles are the weighted mean of theirs.
 */
public sealed interface StyleLoss permits GramLoss, WassersteinLoss {

  /** How textures are compared. */
  StyleDistance distance();

  /** The distance of statistics, as a scalar that can be differentiated. */
  Tensor ofStatistics(Tensor statistics);

  /** {@code weight} times the distance of constant statistics, and its gradient. */
  default Slope slopeOfStatistics(Tensor statistics, double weight) {
    return Slope.of(statistics, x -> ofStatistics(x).multiply(weight));
  }

  /** The distance of activations (1, C, h, w) of an image of {@code imagePixels}, as a scalar. */
  default Tensor of(Tensor activations, long imagePixels) {
    return ofStatistics(statistics(distance(), activations, imagePixels));
  }

  /** The statistics of a style's activations (1, C, h, w); may be averaged with others. */
  static Tensor statistics(StyleDistance distance, Tensor activations, long imagePixels) {
    return StyleSums.of(distance, activations).statistics(imagePixels);
  }

  /** The distance to {@code statistics}, which stay as they are. */
  static StyleLoss toward(StyleDistance distance, Tensor statistics) {
    return distance instanceof StyleDistance.Gram gram
        ? new GramLoss(gram, statistics)
        : WassersteinLoss.toward(statistics);
  }
}
