package org.impasto.paint.loss;

import org.impasto.paint.tensor.Channels;
import org.impasto.paint.tensor.Tensor;

/** {@code ‖G/d − Gₛ/dₛ‖²}, with the divisor and the reduction that the distance names. */
record GramLoss(StyleDistance.Gram distance, Tensor target) implements StyleLoss {

  /** The divided Gram matrices (N, C, C). */
  static Tensor statistics(StyleDistance.Gram distance, Tensor activations, long imagePixels) {
    Tensor gram = GramMatrix.of(activations.to(activations.precision().accumulation()));
    return gram.multiply(1 / divisor(distance, activations, imagePixels));
  }

  private static double divisor(StyleDistance.Gram distance, Tensor activations, long imagePixels) {
    long positions = activations.size(2) * activations.size(3);
    return distance.divisor().of(activations.size(1), positions, imagePixels);
  }

  @Override
  public Tensor of(Tensor activations, long imagePixels) {
    return distance.reduction().distance(statistics(distance, activations, imagePixels), target);
  }

  /**
   * With {@code M = ∂L/∂G}, the gradient is {@code F (M + Mᵀ) / d}: one product with a small
   * matrix, where differentiating {@code F Fᵀ} step by step takes two of them and their sum. It is
   * as precise as F, and G in fp32 always.
   */
  @Override
  public Slope slope(Tensor activations, long imagePixels, double weight) {
    Slope ofGram =
        distance.reduction().slope(statistics(distance, activations, imagePixels), target, weight);
    Tensor matrix = ofGram.gradient(); // (N, C, C)
    double divisor = divisor(distance, activations, imagePixels);
    Tensor mix = matrix.add(matrix.transpose()).multiplyInPlace(1 / divisor);
    return new Slope(ofGram.value(), Channels.mixed(activations, mix.to(activations.precision())));
  }
}
