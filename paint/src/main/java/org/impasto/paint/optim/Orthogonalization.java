package org.impasto.paint.optim;

import org.impasto.paint.tensor.Tensor;

/**
 * The nearest matrix whose singular values are all about 1, by five steps of a Newton–Schulz
 * iteration.
 *
 * <p>Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks", whose constants
 * bring singular values to between 0.7 and 1.2 in as few steps as possible, rather than to 1. Every
 * step multiplies by a polynomial in the product of the matrix with its transpose; so the steps are
 * taken with that small product, and the matrix is multiplied once.
 */
final class Orthogonalization {
  private static final int STEPS = 5;
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double SMALLEST = 1e-20;

  private Orthogonalization() {}

  /** Of {@code matrix} (rows, columns); of zeros, zeros. */
  static Tensor of(Tensor matrix) {
    boolean tall = matrix.size(0) > matrix.size(1);
    Tensor x = tall ? matrix.transpose() : matrix;
    x = x.multiply(1 / Math.sqrt(x.dot(x) + SMALLEST));
    Tensor square = x.matmul(x.transpose());
    Tensor identity = square.identity(square.size(0));
    Tensor factors = identity;
    for (int i = 0; i < STEPS; i++) {
      Tensor factor =
          identity.multiply(A).addInPlace(square, B).addInPlace(square.matmul(square), C);
      factors = factor.matmul(factors);
      square = factor.matmul(factor.matmul(square)); // they commute
    }
    x = factors.matmul(x);
    return tall ? x.transpose() : x;
  }
}
