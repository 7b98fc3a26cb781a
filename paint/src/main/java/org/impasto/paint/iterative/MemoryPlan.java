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

  /**
   * The same for a run that goes on and was painted with {@code before}, which is taken again if it
   * fits: only so does it come to the same bytes.
   */
  int tileSideAgain(Scale scale, int before) {
    boolean fits = !isBounded() || needed(scale, before) <= available;
    return tiling instanceof Tiling.Auto && fits ? before : tileSide(scale);
  }

  private boolean isBounded() {
    return options.compute().device().kind() == Device.Kind.CPU;
  }

  private long needed(Scale scale, int tileSide) {
    return MemoryEstimate.of(options, network, content, styles, scale, tileSide).total();
  }

  /** The bytes of the one of {@code scales} that takes most. */
  private long needed(List<Scale> scales) {
    return scales.stream().mapToLong(scale -> needed(scale, tileSide(scale))).max().orElseThrow();
  }

  /**
   * Makes sure that the run fits.
   *
   * @throws InsufficientMemoryException if not, with the largest size that would
   */
  void requireFits() {
    List<Scale> wanted = options.scales().scales(content.width(), content.height());
    long asked = needed(wanted);
    if (!isBounded() || asked <= available) {
      return;
    }
    Scale last = wanted.get(wanted.size() - 1);
    int side = Math.max(last.width(), last.height());
    while (side > 0 && needed(scales(side, wanted)) > available) {
      side = side > 64 ? side - side / 32 : side - 1;
    }
    throw new InsufficientMemoryException(message(last, asked, side));
  }

  /** {@code like} for a picture whose longer side is {@code side}. */
  private List<Scale> scales(int side, List<Scale> like) {
    Scale last = like.get(like.size() - 1);
    double factor = (double) side / Math.max(last.width(), last.height());
    return like.stream()
        .map(
            scale -> {
              int longer = Math.max(scale.width(), scale.height());
              int smaller = Math.max(1, (int) Math.round(longer * factor));
              return Scale.of(content.width(), content.height(), smaller, scale.evaluations());
            })
        .toList();
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
