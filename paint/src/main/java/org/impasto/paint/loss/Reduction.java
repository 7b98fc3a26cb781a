package org.impasto.paint.loss;

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
    return switch (this) {
      case MEAN -> squares.mean();
      case SUM -> squares.sum();
      case RELATIVE -> {
        double energy = target.dot(target) / target.elements() + SMALLEST_MEAN_SQUARE;
        yield squares.mean().multiply(1 / energy);
      }
    };
  }
}
