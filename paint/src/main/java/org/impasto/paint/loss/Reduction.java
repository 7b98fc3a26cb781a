package org.impasto.paint.loss;

import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/** How the squared differences between two arrays become one number. */
public enum Reduction {
  /** Their mean. */
  MEAN,
  /** Their sum. */
  SUM,
  /**
   * Their sum over the squares of the target, {@code ‖a − t‖² / ‖t‖²}: 0 at the target, 1 for an
   * array of zeros, whatever the network, layer, picture or size.
   */
  RELATIVE;

  /** A target of nothing but zeros counts as if it had this mean square. */
  private static final double SMALLEST_MEAN_SQUARE = 1e-12;

  /** The scalar for {@code actual} against a constant {@code target} of a shape that broadcasts. */
  Tensor distance(Tensor actual, Tensor target) {
    Tensor squares = actual.subtract(target).square();
    return this == SUM ? squares.sum() : squares.mean().multiply(ofMean(target));
  }

  /** {@code weight} times the distance of a constant {@code actual}, and its gradient. */
  Slope slope(Tensor actual, Tensor target, double weight) {
    return squares(actual, target, weight * ofSquares(target));
  }

  /** {@code factor} times the sum of squared differences, and its gradient. */
  static Slope squares(Tensor actual, Tensor target, double factor) {
    Tensor difference = actual.subtract(target);
    double distance = factor * difference.dot(difference);
    boolean exact = difference.precision() == Precision.FP64;
    // What fp32 cannot hold is infinite, as the gradient is.
    return new Slope(exact ? distance : (float) distance, difference.multiplyInPlace(2 * factor));
  }

  /** What the sum of squared differences to {@code target} is multiplied by. */
  double ofSquares(Tensor target) {
    return this == SUM ? 1 : ofMean(target) / target.elements();
  }

  /** What the mean of squares is multiplied by. */
  private double ofMean(Tensor target) {
    return this == RELATIVE
        ? 1 / (target.dot(target) / target.elements() + SMALLEST_MEAN_SQUARE)
        : 1;
  }
}
