package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/** {@code ‖G/d − Gₛ/dₛ‖²}, with the divisor and the reduction that the distance names. */
record GramLoss(StyleDistance.Gram distance, Tensor target) implements StyleLoss {

  /** Of divided Gram matrices (N, C, C). */
  @Override
  public Tensor ofStatistics(Tensor statistics) {
    return distance.reduction().distance(statistics, target);
  }

  @Override
  public Slope slopeOfStatistics(Tensor statistics, double weight) {
    return distance.reduction().slope(statistics, target, weight);
  }
}
