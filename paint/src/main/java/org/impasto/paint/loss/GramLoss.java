package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/** {@code ‖G/d − Gₛ/dₛ‖²}, with the divisor and the reduction that the distance names. */
record GramLoss(StyleDistance.Gram distance, Tensor target) implements StyleLoss {

  /** The divided Gram matrices (N, C, C). */
  static Tensor statistics(StyleDistance.Gram distance, Tensor activations, long imagePixels) {
    long positions = activations.size(2) * activations.size(3);
    double divisor = distance.divisor().of(activations.size(1), positions, imagePixels);
    return GramMatrix.of(activations).multiply(1 / divisor);
  }

  @Override
  public Tensor of(Tensor activations, long imagePixels) {
    return distance.reduction().distance(statistics(distance, activations, imagePixels), target);
  }
}
