package org.impasto.paint.feedforward;

import java.util.SplittableRandom;
import org.impasto.paint.tensor.Tensor;

/**
 * The part of a crop whose loss counts: all but some rows and columns, which are divided anew
 * between the two sides for every crop. The network that paints works on a grid of four pixels, the
 * one that compares too, and where both always lie on each other, a pattern of that grid goes
 * unseen. And where borders always count, a network learns to see them and to paint there what its
 * statistics lack, such as a bright stripe along one side.
 *
 * @param top rows left out above
 * @param left columns left out on the left
 * @param cut rows and columns left out in all, a multiple of four
 */
record ComparedPart(int top, int left, int cut) {
  private static final int GRID = 4;

  /** Of a side, a quarter is left out at most. */
  private static final int MOST = 4;

  /** So that seeds lie far apart; odd, and not what the generator itself adds. */
  private static final long SEED_STEP = 0xD134_2543_DE82_EF95L;

  /** Small crops lose no more than one cell of the grid: deep layers need what is left. */
  private static final int LEAST = 48;

  /** That of crop {@code number} of a training, whose sides have {@code side} pixels. */
  static ComparedPart of(long seed, long number, int side) {
    SplittableRandom random = new SplittableRandom(seed * SEED_STEP + number);
    int most = Math.max(GRID, Math.min(side / MOST, side - LEAST));
    int cut = GRID * (1 + random.nextInt(most / GRID));
    return new ComparedPart(random.nextInt(cut + 1), random.nextInt(cut + 1), cut);
  }

  /** It of {@code image}, (1, C, H, W). */
  Tensor in(Tensor image) {
    return image
        .slice(2, top, image.size(2) - cut + top)
        .slice(3, left, image.size(3) - cut + left);
  }
}
