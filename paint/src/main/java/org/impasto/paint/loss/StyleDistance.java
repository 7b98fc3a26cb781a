package org.impasto.paint.loss;

/** How the textures of two sets of activations are compared. */
public sealed interface StyleDistance {

  /**
   * Squared differences between Gram matrices (Gatys et al. 2015, equations 3 and 4).
   *
   * @param divisor what the matrices are divided by
   * @param reduction how squared differences are summed up
   */
  record Gram(GramDivisor divisor, Reduction reduction) implements StyleDistance {}

  /**
   * The squared Wasserstein-2 distance between Gaussians of the same mean and covariance as the
   * activations, as crowsonkb's style-transfer-pytorch uses it since 2022.
   */
  record Wasserstein() implements StyleDistance {}
}
