package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/**
 * The distance between the textures of an image and those of its styles at one layer. A texture is
 * a set of statistics that does not depend on where things are; those of a mix of styles are the
 * weighted mean of theirs.
 */
public sealed interface StyleLoss permits GramLoss, WassersteinLoss {

  /** The distance of activations (1, C, h, w) of an image of {@code imagePixels}, as a scalar. */
  Tensor of(Tensor activations, long imagePixels);

  /** {@code weight} times the distance of constant activations, and its gradient. */
  default Slope slope(Tensor activations, long imagePixels, double weight) {
    Tensor precise = activations.to(activations.precision().accumulation());
    return Slope.of(precise, x -> of(x, imagePixels).multiply(weight));
  }

  /** The statistics of a style's activations (1, C, h, w); may be averaged with others. */
  static Tensor statistics(StyleDistance distance, Tensor activations, long imagePixels) {
    return distance instanceof StyleDistance.Gram gram
        ? GramLoss.statistics(gram, activations, imagePixels)
        : WassersteinLoss.statistics(activations);
  }

  /** The distance to {@code statistics}, which stay as they are. */
  static StyleLoss toward(StyleDistance distance, Tensor statistics) {
    return distance instanceof StyleDistance.Gram gram
        ? new GramLoss(gram, statistics)
        : WassersteinLoss.toward(statistics);
  }
}
