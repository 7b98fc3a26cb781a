package org.impasto.paint.optim;

import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * A guess at the inverse of an image's curvature: {@code P = I + w B²}, where B replaces each pixel
 * by the mean of its 7×7 neighbors, mirrored at the border. Losses over features curve less along
 * slow changes of color than along grain, so that steps may be longer there.
 *
 * <p>On a point that is no image, or too small a one, P is the identity.
 */
final class Smoothing {
  private static final int RADIUS = 3;

  private final double weight;

  /** With weight {@code w}, 0 or more. */
  Smoothing(double weight) {
    this.weight = weight;
  }

  /** Replaces {@code tensor} by {@code P tensor}. */
  void applyInPlace(Tensor tensor) {
    if (!appliesTo(tensor)) {
      return;
    }
    try (Scope scope = Scope.open()) {
      tensor.addInPlace(blurred(blurred(tensor)), weight);
    }
  }

  /** {@code tensor · P tensor}. */
  double product(Tensor tensor) {
    if (!appliesTo(tensor)) {
      return tensor.dot(tensor);
    }
    try (Scope scope = Scope.open()) {
      return tensor.dot(tensor) + weight * tensor.dot(blurred(blurred(tensor)));
    }
  }

  private boolean appliesTo(Tensor tensor) {
    return weight > 0 && tensor.rank() == 4 && Math.min(tensor.size(2), tensor.size(3)) > RADIUS;
  }

  private static Tensor blurred(Tensor image) {
    Tensor padded = image.reflectPad(RADIUS);
    double area = (2 * RADIUS + 1) * (2 * RADIUS + 1);
    return sums(sums(padded, 2), 3).multiplyInPlace(1 / area);
  }

  /**
   * Sums of seven neighbors along one dimension, which is shorter then: those of two make those of
   * four, and two of these share one neighbor.
   */
  private static Tensor sums(Tensor image, int dimension) {
    Tensor four = shiftedSum(shiftedSum(image, dimension, 1), dimension, 2);
    long size = image.size(dimension) - 2 * RADIUS;
    return shiftedSum(four, dimension, RADIUS)
        .addInPlace(image.slice(dimension, RADIUS, RADIUS + size), -1);
  }

  /** Each element plus that {@code shift} further along a dimension. */
  private static Tensor shiftedSum(Tensor image, int dimension, int shift) {
    long size = image.size(dimension);
    return image.slice(dimension, 0, size - shift).add(image.slice(dimension, shift, size));
  }
}
