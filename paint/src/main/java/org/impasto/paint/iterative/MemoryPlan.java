package org.impasto.paint.iterative;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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

  /** Larger tiles repeat less at their borders, and were measured to take longer all the same. */
  private static final int[] SIDES = {512, 256};

  private static final int WHOLE = 0;

  /** The side of tiles for all sizes of the run, in pixels; 0 for whole. */
  int tileSide() {
    if (tiling instanceof Tiling.Pixels tiles) {
      return tiles.pixels();
    }
    if (tiling instanceof Tiling.None || fits(WHOLE)) {
      return WHOLE;
    }
    return IntStream.of(SIDES).filter(this::fits).findFirst().orElse(SIDES[SIDES.length - 1]);
  }

  /**
   * The same for a run that goes on and was painted with {@code before}, which is taken again if it
   * fits: only so does it come to the same bytes.
   */
  int tileSide(int before) {
    return tiling instanceof Tiling.Auto && fits(before) ? before : tileSide();
  }

  private boolean fits(int tileSide) {
    return options.compute().device().kind() != Device.Kind.CPU
        || needed(scales(), tileSide) <= available;
  }

  private List<Scale> scales() {
    return options.scales().scales(content.width(), content.height());
  }

  /** Bytes for the one of {@code scales} that takes most. */
  private long needed(List<Scale> scales, int tileSide) {
    return scales.stream()
        .mapToLong(
            scale -> MemoryEstimate.of(options, network, content, styles, scale, tileSide).total())
        .max()
        .orElseThrow();
  }

  /**
   * Makes sure that the run fits.
   *
   * @throws InsufficientMemoryException if not, with the largest size that would
   */
  void requireFits() {
    int tileSide = tileSide();
    if (fits(tileSide)) {
      return;
    }
    List<Scale> wanted = scales();
    Scale last = wanted.get(wanted.size() - 1);
    int side = Math.max(last.width(), last.height());
    while (side > 0 && needed(shrunk(wanted, side), tileSide) > available) {
      side = side > 64 ? side - side / 32 : side - 1;
    }
    throw new InsufficientMemoryException(message(last, needed(wanted, tileSide), side));
  }

  /** {@code scales} for a picture whose longer side is {@code side}. */
  private List<Scale> shrunk(List<Scale> scales, int side) {
    Scale last = scales.get(scales.size() - 1);
    double factor = (double) side / Math.max(last.width(), last.height());
    return scales.stream()
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
        "painting %s px needs about %s of memory and %s are free — "
            .formatted(wanted, gigabytes(needed), gigabytes(available));
    if (!(tiling instanceof Tiling.Auto) && IntStream.of(SIDES).anyMatch(this::fits)) {
      return need + "in tiles it fits, with --tile auto";
    }
    return side > 0
        ? need + "the largest size that fits is --size " + side
        : need + "close other programs or use a smaller network";
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
