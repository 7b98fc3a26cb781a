package org.impasto.paint.loss;

import org.impasto.paint.tensor.Channels;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The sums over positions that a texture is made from; those of an image are the sums of those of
 * its parts. For a Gram matrix {@code F Fᵀ} (N, C, C); for a Wasserstein distance the sum of F as
 * the first row, then {@code F Fᵀ}: (1 + C, C).
 */
final class StyleSums {
  private final StyleDistance distance;
  private final int channels;
  private final Tensor sums;
  private long positions;

  private StyleSums(StyleDistance distance, int channels, Tensor sums, long positions) {
    this.distance = distance;
    this.channels = channels;
    this.sums = sums;
    this.positions = positions;
  }

  /** Those of nothing yet, as precise as {@code like} and where it is. */
  static StyleSums none(StyleDistance distance, int channels, Tensor like) {
    Tensor zeros =
        distance instanceof StyleDistance.Gram
            ? like.zeros(1, channels, channels)
            : like.zeros(1 + channels, channels);
    return new StyleSums(distance, channels, zeros, 0);
  }

  /** Those of activations (N, C, h, w). */
  static StyleSums of(StyleDistance distance, Tensor activations) {
    int channels = (int) activations.size(1);
    return new StyleSums(distance, channels, sums(distance, activations), count(activations));
  }

  /** Zeros in the shape of these. */
  Tensor zeros() {
    return sums.zeros();
  }

  /** Adds those of activations (1, C, h, w) elsewhere in the image. */
  void add(Tensor activations) {
    try (Scope scope = Scope.open()) {
      sums.addInPlace(sums(distance, activations), 1);
    }
    positions += count(activations);
  }

  private static Tensor sums(StyleDistance distance, Tensor activations) {
    Tensor precise = activations.to(activations.precision().accumulation());
    if (distance instanceof StyleDistance.Gram) {
      return GramMatrix.of(precise);
    }
    if (activations.size(0) != 1) {
      throw new IllegalArgumentException(
          "batch is " + activations.size(0) + "; this distance takes one image at a time");
    }
    long channels = activations.size(1);
    Tensor rows = precise.positionsByChannels(); // (1, H·W, C)
    Tensor sum = rows.mean(1).multiply((double) rows.size(1)).reshape(1, channels);
    return sum.concatenate(GramMatrix.of(precise).reshape(channels, channels), 0);
  }

  private static long count(Tensor activations) {
    return activations.size(2) * activations.size(3);
  }

  /** The sums, divided; of an image of {@code imagePixels}. */
  Tensor statistics(long imagePixels) {
    return sums.multiply(1 / divisor(imagePixels));
  }

  private double divisor(long imagePixels) {
    return distance instanceof StyleDistance.Gram gram
        ? gram.divisor().of(channels, positions, imagePixels)
        : positions;
  }

  /** {@code weight} times the distance of these, and its gradient with respect to the sums. */
  Slope slope(StyleLoss loss, long imagePixels, double weight) {
    Slope slope = loss.slopeOfStatistics(statistics(imagePixels), weight);
    return new Slope(
        slope.value(), slope.gradient().detached().multiplyInPlace(1 / divisor(imagePixels)));
  }

  /**
   * The gradient with respect to activations (N, C, h, w) that were summed, of which that with
   * respect to the sums is {@code slope}. With {@code M = ∂L/∂(F Fᵀ)}, it is {@code F (M + Mᵀ)}:
   * one product with a small matrix, where differentiating {@code F Fᵀ} step by step takes two of
   * them and their sum. For a Gram matrix it is as precise as F.
   */
  Tensor back(Tensor slope, Tensor activations) {
    if (distance instanceof StyleDistance.Gram) {
      return mixed(activations, slope);
    }
    // What is left of the products and the sum is small, and their difference.
    Tensor precise = activations.to(activations.precision().accumulation());
    Tensor products = slope.slice(0, 1, 1 + channels).reshape(1, channels, channels);
    Tensor sum = slope.slice(0, 0, 1).reshape(1, channels, 1, 1);
    return mixed(precise, products).add(sum);
  }

  private static Tensor mixed(Tensor activations, Tensor slope) {
    Tensor mix = slope.add(slope.transpose());
    return Channels.mixed(activations, mix.to(activations.precision()));
  }
}
