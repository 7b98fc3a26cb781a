package org.impasto.paint.iterative;

import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.tensor.Device;

/**
 * In what tiles a run fits into the memory there is. Only the memory of CPUs is known, elsewhere
 * everything is taken to fit.
 *
 * @param tiling what was asked for
 * @param available bytes
 */
record MemoryPlan(
    IterativeOptions options,
    FeatureNetwork network,
    Picture content,
    List<Picture> styles,
    Tiling tiling,
    long available) {

  /** Tiles are as large as fits; larger ones repeat less at their borders. */
  private static final int[] SIDES = {2048, 1536, 1024, 768, 512, 384, 256};

  private static final int WHOLE = 0;

  /** The side of tiles for painting at {@code scale}, in pixels; 0 for whole. */
  int tileSide(Scale scale) {
    if (tiling instanceof Tiling.Pixels tiles) {
      return tiles.pixels();
    }
    if (tiling instanceof Tiling.None || !isBounded() || needed(scale, WHOLE) <= available) {
      return WHOLE;
    }
    for (int side : SIDES) {
      if (needed(scale, side) <= available) {
        return side;
      }
    }
    return SIDES[SIDES.length - 1];
  }

  private boolean isBounded() {
    return options.compute().device().kind() == Device.Kind.CPU;
  }

  private long needed(Scale scale) {
    return needed(scale, tileSide(scale));
  }

  private long needed(Scale scale, int tileSide) {
    return MemoryEstimate.of(options, network, content, styles, scale, tileSide).total();
  }

  /**
   * Makes sure that the run fits.
   *
   * @throws InsufficientMemoryException if not, with the largest size that would
   */
  void requireFits() {
    Scale wanted = MemoryEstimate.largest(options, content);
    long asked = needed(wanted);
    if (!isBounded() || asked <= available) {
      return;
    }
    int side = Math.max(wanted.width(), wanted.height());
    while (side > 0 && needed(scale(side)) > available) {
      side = side > 64 ? side - side / 32 : side - 1;
    }
    throw new InsufficientMemoryException(message(wanted, asked, side));
  }

  private Scale scale(int side) {
    return Scale.of(content.width(), content.height(), side, 0);
  }

  private String message(Scale wanted, long needed, int side) {
    String need =
        "painting %s px needs about %s of memory and %s are free"
            .formatted(wanted, gigabytes(needed), gigabytes(available));
    return side > 0
        ? need + " — the largest size that fits is --size " + side
        : need + " — close other programs or use a smaller network";
  }

  private static String gigabytes(long bytes) {
    return "%.1f GB".formatted(bytes / 1e9);
  }
}
