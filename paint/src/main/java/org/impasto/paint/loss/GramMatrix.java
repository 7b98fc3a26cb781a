package org.impasto.paint.loss;

import org.impasto.paint.tensor.Channels;
import org.impasto.paint.tensor.Tensor;

/**
 * Which features occur together, wherever in the image: {@code G = F Fᵀ} for activations F as a
 * matrix (C, H·W). Shuffling the pixels of F leaves it unchanged; it is symmetric and has no
 * negative eigenvalue.
 *
 * <p>Gatys et al. 2015, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576), equation 3.
 * Departs from the paper: none.
 */
public final class GramMatrix {
  private GramMatrix() {}

  /** The Gram matrices (N, C, C), not divided by anything, of activations (N, C, H, W). */
  public static Tensor of(Tensor activations) {
    return Channels.products(activations);
  }

  /** The same of activations as a matrix {@code positions} (N, H·W, C). */
  public static Tensor ofPositions(Tensor positions) {
    return positions.transpose().matmul(positions);
  }
}
