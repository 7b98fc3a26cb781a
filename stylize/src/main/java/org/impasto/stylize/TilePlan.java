package org.impasto.stylize;

import org.impasto.image.Tiling;

/**
 * How a picture goes through the network, decided by the memory it would take.
 *
 * @param tileSide the side of a tile without its halo; 0 for the whole picture at once
 * @param keptBytes what may be kept in memory between the parts of a network in tiles
 * @param rounds whether that may be in float16
 */
record TilePlan(int tileSide, long keptBytes, boolean rounds) {
  /** A picture that takes less than this is not worth tiles, however much memory there is. */
  private static final long WHOLE_BYTES = 2L << 30;

  /** Of the network of the styles that come along. */
  private static final double SMALL_BYTES_PER_PIXEL = 244;

  /** What a tile may take, so that large pictures leave memory for themselves. */
  private static final long TILE_BYTES = 128L << 20;

  /** Enough for 100 megapixels in the style of a small network. */
  private static final long KEPT_BYTES = 1600L << 20;

  /** The result, in Java's memory: three values of float32. */
  private static final int RESULT_BYTES = 12;

  /** How much of Java's memory may be filled. */
  private static final double HEAP_PART = 0.8;

  private static final int[] SIDES = {1024, 768, 512, 384, 256, 128};

  TilePlan(int tileSide, long keptBytes) {
    this(tileSide, keptBytes, true);
  }

  /**
   * The plan for a picture.
   *
   * @param bytesPerPixel of what makes whole pictures
   * @param available bytes that may be used
   * @throws StyleException if it does not fit, with what would
   */
  static TilePlan of(
      StyleModel style,
      StylizeOptions options,
      double bytesPerPixel,
      int width,
      int height,
      long available)
      throws StyleException {
    ReceptiveField field = style.field();
    double budget = available / 2.0 / options.jobs();
    double whole = bytesPerPixel * Tile.whole(width, height, field.stride()).pixels();
    double forTile = Math.min(budget, TILE_BYTES);
    long kept = (long) Math.min(budget, KEPT_BYTES);
    if (options.tiling() instanceof Tiling.Pixels tiles) {
      return new TilePlan(tiles.pixels(), kept);
    }
    if (options.tiling() instanceof Tiling.None) {
      require(whole <= 2 * budget, style, width, height, whole, "use tiles, or a smaller size");
      return new TilePlan(0, kept);
    }
    if (whole <= Math.min(budget, WHOLE_BYTES)) {
      return new TilePlan(0, kept);
    }
    for (int side : SIDES) {
      double outer = side + 2.0 * field.halo();
      if (field.bytesPerPixel() * outer * outer <= forTile) {
        return new TilePlan(side, kept);
      }
    }
    double least = field.bytesPerPixel() * Math.pow(128 + 2.0 * field.halo(), 2);
    require(false, style, width, height, least, "free some memory, or make fewer at once");
    throw new IllegalStateException("the line above always throws");
  }

  /** Whether the small network, which takes least, could take a picture whole. */
  static boolean mayBeWhole(double pixels) {
    return pixels * SMALL_BYTES_PER_PIXEL <= WHOLE_BYTES;
  }

  /**
   * The same, keeping less where Java has little memory.
   *
   * @param heap bytes that Java objects may still take
   * @param pixels of the picture
   */
  TilePlan within(long heap, long pixels) {
    long most = (long) (HEAP_PART * heap) - RESULT_BYTES * pixels;
    return new TilePlan(tileSide, Math.max(0, Math.min(keptBytes, most)), rounds);
  }

  /** The same without rounding, for passes over whose results others go, which would enlarge it. */
  TilePlan exact() {
    return new TilePlan(tileSide, keptBytes, false);
  }

  boolean isWhole() {
    return tileSide == 0;
  }

  private static void require(
      boolean fits, StyleModel style, int width, int height, double bytes, String remedy)
      throws StyleException {
    if (!fits) {
      throw new StyleException(
          style.source(),
          "a picture of %d×%d takes about %d MB here — memory must suffice — %s"
              .formatted(width, height, (long) bytes >> 20, remedy));
    }
  }
}
