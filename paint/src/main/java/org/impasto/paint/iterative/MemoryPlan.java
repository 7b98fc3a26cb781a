package org.impasto.paint.iterative;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.tensor.Device;

/**
 * In what tiles, and with what history, a run fits into the memory there is. Only the memory of
 * CPUs is known, elsewhere everything is taken to fit.
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
  private static final List<Integer> SIDES = List.of(512, 256);

  private static final int WHOLE = 0;

  /** The fastest way that fits; the last of all if none does. */
  Way way() {
    return firstThatFits(ways(tiling)).orElseGet(() -> last(ways(tiling)));
  }

  /**
   * The same for a run that goes on and went {@code before}, which is taken again if it fits: only
   * so does it come to the same bytes.
   */
  Way way(Way before) {
    boolean allowed = tiling instanceof Tiling.Auto || ways(tiling).contains(before);
    return allowed && fits(before) ? before : way();
  }

  /** All that were asked for, the fastest first. */
  private List<Way> ways(Tiling asked) {
    List<Integer> sides = new ArrayList<>();
    if (asked instanceof Tiling.Pixels tiles) {
      sides.add(tiles.pixels());
    } else {
      sides.add(WHOLE);
    }
    if (asked instanceof Tiling.Auto) {
      sides.addAll(SIDES);
    }
    boolean lbfgs = options.optimizer() instanceof LbfgsOptions;
    boolean half = options.optimizer() instanceof LbfgsOptions given && given.halfHistory();
    List<Way> ways = new ArrayList<>();
    if (!half) {
      sides.forEach(side -> ways.add(new Way(side, false)));
    }
    if (lbfgs) {
      sides.forEach(side -> ways.add(new Way(side, true)));
    }
    return ways;
  }

  private static Way last(List<Way> ways) {
    return ways.get(ways.size() - 1);
  }

  private Optional<Way> firstThatFits(List<Way> ways) {
    return ways.stream().filter(this::fits).findFirst();
  }

  private boolean fits(Way way) {
    return options.compute().device().kind() != Device.Kind.CPU
        || needed(scales(), way) <= available;
  }

  private List<Scale> scales() {
    return options.scales().scales(content.width(), content.height());
  }

  /** Bytes for the one of {@code scales} that takes most. */
  private long needed(List<Scale> scales, Way way) {
    IterativeOptions going = way.in(options);
    return scales.stream()
        .mapToLong(
            scale ->
                MemoryEstimate.of(going, network, content, styles, scale, way.tileSide()).total())
        .max()
        .orElseThrow();
  }

  /**
   * Makes sure that the run fits.
   *
   * @throws InsufficientMemoryException if not, with the largest size that would
   */
  void requireFits() {
    Way way = way();
    if (fits(way)) {
      return;
    }
    List<Scale> wanted = scales();
    Scale last = wanted.get(wanted.size() - 1);
    int side = Math.max(last.width(), last.height());
    while (side > 0 && needed(shrunk(wanted, side), way) > available) {
      side = side > 64 ? side - side / 32 : side - 1;
    }
    throw new InsufficientMemoryException(message(last, needed(wanted, way), side));
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
    if (firstThatFits(ways(new Tiling.Auto())).isPresent()) {
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
