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
      Tensor p = x.replicatePad(1);
      long h = p.size(2);
      long w = p.size(3);
      Tensor horizontal = crop(p, 1, h - 1, 1, w).subtract(crop(p, 1, h - 1, 0, w - 1));
      Tensor vertical = crop(p, 1, h, 1, w - 1).subtract(crop(p, 0, h - 1, 1, w - 1));
      Tensor falling = crop(p, 1, h, 1, w).subtract(crop(p, 0, h - 1, 0, w - 1));
      Tensor rising = crop(p, 1, h, 0, w - 1).subtract(crop(p, 0, h - 1, 1, w));
      Tensor straight = horizontal.square().mean().add(vertical.square().mean());
      Tensor diagonal = falling.square().mean().add(rising.square().mean());
      return straight.multiply(2.0 / 3).add(diagonal.multiply(2.0 / 12));
    }
  };

  /** The roughness of images (N, C, H, W), as a scalar that can be differentiated. */
  abstract Tensor of(Tensor images);

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

  private static Tensor crop(Tensor x, long top, long bottom, long left, long right) {
    return x.slice(2, top, bottom).slice(3, left, right);
  }
}
