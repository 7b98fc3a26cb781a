package org.impasto.paint.loss;

import org.impasto.paint.tensor.Eigen;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/**
 * The squared Wasserstein-2 distance between two Gaussians, both parts as a mean over channels:
 * {@code mean((μ − μₜ)²) + mean(diag(C + Cₜ − 2 (Cₜ^½ C Cₜ^½)^½))}, with covariances {@code C = E[f
 * fᵀ] − μ μᵀ + 1e-4 I}.
 *
 * <p>Formula of crowsonkb's style-transfer-pytorch, 2022. Departs from it: matrix roots come from
 * eigenvalues in float64 instead of twelve Newton–Schulz steps, and so the gradient of the root is
 * exact: {@code ∂ tr (Cₜ^½ C Cₜ^½)^½ / ∂C = ½ Cₜ^½ (Cₜ^½ C Cₜ^½)^−½ Cₜ^½}.
 */
final class WassersteinLoss implements StyleLoss {
  private static final double RIDGE = 1e-4;

  /** Smaller eigenvalues of a product of two covariances are taken for this. */
  private static final double SMALLEST = RIDGE * RIDGE;

  private final Tensor mean; // (1, C)
  private final Tensor trace; // scalar, of the covariance
  private final Tensor root; // (C, C), of the covariance

  private WassersteinLoss(Tensor mean, Tensor covariance) {
    this.mean = mean;
    this.trace = covariance.diagonal().sum();
    this.root = power(covariance.to(Precision.FP64), 0.5);
  }

  /**
   * Toward the mean as the first row, then the second moments: (1 + C, C). Covariances do not
   * average.
   */
  static WassersteinLoss toward(Tensor statistics) {
    return new WassersteinLoss(mean(statistics), covariance(statistics));
  }

  @Override
  public StyleDistance distance() {
    return new StyleDistance.Wasserstein();
  }

  private static Tensor mean(Tensor statistics) {
    return statistics.slice(0, 0, 1);
  }

  private static Tensor covariance(Tensor statistics) {
    Tensor mean = mean(statistics);
    Tensor second = statistics.slice(0, 1, statistics.size(0));
    Tensor ridge = second.identity(second.size(0)).multiply(RIDGE);
    return second.subtract(mean.transpose().matmul(mean)).add(ridge);
  }

  private static Tensor power(Tensor matrix, double exponent) {
    Eigen eigen = Eigen.of(matrix);
    Tensor values =
        eigen.values().copy().clampInPlace(SMALLEST, Double.POSITIVE_INFINITY).power(exponent);
    return eigen.vectors().multiply(values).matmul(eigen.vectors().transpose());
  }

  @Override
  public Tensor ofStatistics(Tensor statistics) {
    Tensor covariance = covariance(statistics);
    Tensor means = mean(statistics).subtract(mean).square().mean();
    Tensor traces = covariance.diagonal().sum().add(trace);
    return means.add(
        traces.subtract(traceOfRoot(covariance).multiply(2)).multiply(1.0 / mean.size(1)));
  }

  /** {@code tr (Cₜ^½ C Cₜ^½)^½}, with its exact gradient with respect to C. */
  private Tensor traceOfRoot(Tensor covariance) {
    Tensor constant = covariance.detached();
    Tensor product = root.matmul(constant.to(Precision.FP64)).matmul(root);
    Eigen eigen = Eigen.of(product);
    Tensor values = eigen.values().copy().clampInPlace(SMALLEST, Double.POSITIVE_INFINITY);
    Tensor inverseRoot =
        eigen.vectors().multiply(values.power(-0.5)).matmul(eigen.vectors().transpose());
    Tensor gradient = root.matmul(inverseRoot).matmul(root).multiply(0.5);
    Tensor linear = covariance.subtract(constant).to(Precision.FP64).multiply(gradient).sum();
    return linear.add(values.squareRoot().sum()).to(covariance.precision());
  }
}
