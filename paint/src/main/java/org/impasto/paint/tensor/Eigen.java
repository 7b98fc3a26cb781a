package org.impasto.paint.tensor;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix.
 *
 * @param values (n), in ascending order
 * @param vectors (n, n), one in each column, of length 1, in the same order
 */
public record Eigen(Tensor values, Tensor vectors) {
  /** Those of {@code matrix} (n, n), which must be symmetric; they cannot be differentiated. */
  public static Eigen of(Tensor matrix) {
    Shapes.require(
        matrix.rank() == 2 && matrix.size(0) == matrix.size(1),
        "eigenvalues need a square matrix",
        matrix);
    T_TensorTensor_T pair = torch.linalg_eigh(matrix.pointer().detach());
    // What the pair gives lies inside it; copies of the two handles outlive it.
    return new Eigen(
        new Tensor(new org.bytedeco.pytorch.Tensor(pair.get0())),
        new Tensor(new org.bytedeco.pytorch.Tensor(pair.get1())));
  }
}
