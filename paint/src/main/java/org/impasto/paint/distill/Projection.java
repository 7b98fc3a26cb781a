package org.impasto.paint.distill;

import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Eigen;
import org.impasto.paint.tensor.Tensor;

/**
 * The orthonormal directions that hold most of the energy of a layer's activations: the
 * eigenvectors of their second moment {@code E[f fᵀ]} with the largest eigenvalues. All are scaled
 * by one number so that a channel's mean square is 1 on average; Gram matrices keep their relative
 * distances.
 *
 * <p>Pearson 1901, "On lines and planes of closest fit to systems of points in space". Departs from
 * the paper: the mean is not subtracted, since Gram matrices contain it.
 */
final class Projection {
  private Projection() {}

  /** The target of {@code channels} channels from {@code first} on. */
  static Target target(
      TeacherLayer layer, int window, Moments moments, int first, int channels, Compute compute) {
    int c = moments.channels();
    Eigen eigen = Eigen.of(Tensor.of(moments.second(), c, c));
    double[] values = eigen.values().toDoubles();
    double energy = 0;
    for (int i = 0; i < channels; i++) {
      energy += values[c - 1 - i];
    }
    double scale = Math.sqrt(channels / energy);
    Tensor basis = eigen.vectors().slice(1, c - channels, c).multiply(scale); // (C, k)
    Tensor mean = Tensor.of(moments.mean(), 1, c).matmul(basis); // (1, k)
    double variance = channels - mean.dot(mean);
    Tensor placed = basis.to(compute.precision().accumulation()).to(compute.device()).copy();
    return new Target(layer, window, placed, first, mean, variance);
  }
}
