package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/**
 * How rough an image is, from the differences dx and dy between neighboring pixels.
 *
 * <p>Rudin, Osher and Fatemi 1992, "Nonlinear total variation based noise removal algorithms"; the
 * forms are those of published style-transfer programs, which is why there are five.
 */
public enum TotalVariation {
  /** {@code ½ Σ (dx² + dy²)} over all pixels but the last row and column (jcjohnson). */
  SQUARED {
    @Override
    Tensor of(Tensor x) {
      return gradientSquared(x).sum().multiply(0.5);
    }
  },
  /** {@code Σ dx² + Σ dy²} (Johnson et al. 2016). */
  ALL_SQUARES {
    @Override
    Tensor of(Tensor x) {
      return dx(x).square().sum().add(dy(x).square().sum());
    }
  },
  /** {@code Σ |dx| + Σ |dy|}. */
  ABSOLUTE {
    @Override
    Tensor of(Tensor x) {
      return dx(x).absolute().sum().add(dy(x).absolute().sum());
    }
  },
  /** {@code Σ (dx² + dy²)^1.25} over all pixels but the last row and column (the Keras recipe). */
  POWER_1_25 {
    @Override
    Tensor of(Tensor x) {
      return gradientSquared(x).power(1.25).sum();
    }
  },
  /**
   * Mean squared differences to all eight neighbors, the edge repeated: {@code 2 (mean dx²/3 + mean
   * dy²/3 + both diagonals' mean/12)} (crowsonkb); does not depend on size.
   */
  NINE_POINT {
    @Override
    Tensor of(Tensor x) {
      Tensor padded = x.replicatePad(1);
      Tensor sum = x.slice(2, 0, 0).sum();
      for (Neighbor neighbor : Neighbor.values()) {
        sum = sum.add(neighbor.differences(padded).square().mean().multiply(neighbor.weight));
      }
      return sum;
    }

    @Override
    Slope slope(Tensor x) {
      Tensor padded = x.replicatePad(1);
      Tensor gradient = padded.zeros();
      double sum = 0;
      for (Neighbor neighbor : Neighbor.values()) {
        Tensor differences = neighbor.differences(padded);
        double factor = neighbor.weight / differences.elements();
        sum += factor * differences.dot(differences);
        neighbor.ends(gradient).addInPlace(differences, 2 * factor);
        neighbor.starts(gradient).addInPlace(differences, -2 * factor);
      }
      return new Slope(sum, unpadded(gradient));
    }
  };

  /** A neighbor in a padded image, from where and to where a difference reaches. */
  private enum Neighbor {
    RIGHT(0, 1, 2.0 / 3),
    BELOW(1, 0, 2.0 / 3),
    BELOW_RIGHT(1, 1, 2.0 / 12),
    BELOW_LEFT(1, -1, 2.0 / 12);

    private final int down;
    private final int right;
    private final double weight;

    Neighbor(int down, int right, double weight) {
      this.down = down;
      this.right = right;
      this.weight = weight;
    }

    private Tensor differences(Tensor padded) {
      return ends(padded).subtract(starts(padded));
    }

    private Tensor starts(Tensor padded) {
      return part(padded, 0, right < 0 ? 1 : 0);
    }

    private Tensor ends(Tensor padded) {
      return part(padded, down, Math.max(0, right));
    }

    /** As many rows and columns as there are differences; straight ones lie within the image. */
    private Tensor part(Tensor padded, int top, int left) {
      int above = down == 0 ? 1 : top;
      int beside = right == 0 ? 1 : left;
      long rows = padded.size(2) - (down == 0 ? 2 : 1);
      long columns = padded.size(3) - (right == 0 ? 2 : 1);
      return padded.slice(2, above, above + rows).slice(3, beside, beside + columns);
    }
  }

  /** The roughness of images (N, C, H, W), as a scalar that can be differentiated. */
  abstract Tensor of(Tensor images);

  /** The roughness of constant images, and its gradient. */
  Slope slope(Tensor images) {
    return Slope.of(images, this::of);
  }

  /** From the gradient of an image with its edge repeated once to that of the image. */
  private static Tensor unpadded(Tensor gradient) {
    Tensor inner = gradient;
    for (int dimension = 2; dimension < 4; dimension++) {
      long size = inner.size(dimension);
      inner.slice(dimension, 1, 2).addInPlace(inner.slice(dimension, 0, 1), 1);
      inner
          .slice(dimension, size - 2, size - 1)
          .addInPlace(inner.slice(dimension, size - 1, size), 1);
      inner = inner.slice(dimension, 1, size - 1);
    }
    return inner.copy();
  }

  private static Tensor dx(Tensor x) {
    return x.slice(3, 1, x.size(3)).subtract(x.slice(3, 0, x.size(3) - 1));
  }

  private static Tensor dy(Tensor x) {
    return x.slice(2, 1, x.size(2)).subtract(x.slice(2, 0, x.size(2) - 1));
  }

  private static Tensor gradientSquared(Tensor x) {
    Tensor across = dx(x).slice(2, 0, x.size(2) - 1);
    Tensor down = dy(x).slice(3, 0, x.size(3) - 1);
    return across.square().add(down.square());
  }
}
