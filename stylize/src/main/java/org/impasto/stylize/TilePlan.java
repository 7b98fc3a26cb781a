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

  /** What a tile may take, so that large pictures leave memory for themselves. */
  private static final long TILE_BYTES = 256L << 20;

  /** Enough for 100 megapixels in the style of a small network. */
  private static final long KEPT_BYTES = 1600L << 20;

  /** The result, in Java's memory: three values of float32. */
  private static final int RESULT_BYTES = 12;

  /** A picture of more does not fit into one buffer. */
  private static final long MOST_PIXELS = Integer.MAX_VALUE / RESULT_BYTES - (1 << 20);

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
    double budget = available / 2.0 / options.jobs();
    long kept = (long) Math.min(budget, KEPT_BYTES);
    if (style.convention().fixed().isPresent()) {
      return new TilePlan(0, kept); // has tiles of its own, of one size
    }
    double whole = bytesPerPixel * Tile.whole(width, height, style.field().stride()).pixels();
    boolean mayBeHeld = (long) width * height <= MOST_PIXELS;
    if (options.tiling() instanceof Tiling.Pixels tiles) {
      double least = bytes(style, Math.min(tiles.pixels(), Math.max(width, height)));
      require(least <= 2 * budget, style, width, height, least, "use smaller tiles");
      return new TilePlan(tiles.pixels(), kept);
    }
    if (options.tiling() instanceof Tiling.None) {
      String remedy = "use tiles, or a smaller size";
      requireHeld(mayBeHeld, style, width, height, remedy);
      require(whole <= wholeBytes(options, available), style, width, height, whole, remedy);
      return new TilePlan(0, kept);
    }
    if (mayBeHeld && whole <= wholeBytes(options, available)) {
      return new TilePlan(0, kept);
    }
    for (int side : SIDES) {
      if (bytes(style, side) <= Math.min(budget, TILE_BYTES)) {
        return new TilePlan(side, kept);
      }
    }
    int smallest = SIDES[SIDES.length - 1]; // may take more than tiles should, of other networks
    double least = bytes(style, smallest);
    String remedy = "free some memory, or make fewer at once";
    require(least <= budget, style, width, height, least, remedy);
    return new TilePlan(smallest, kept);
  }

  /** What a tile of {@code side} pixels takes, with what it sees around. */
  private static double bytes(StyleModel style, int side) {
    ReceptiveField field = style.field();
    double outer = Math.min(side, TiledNetwork.MOST_SIDE) + 2.0 * field.halo();
    return StyleNetwork.bytesPerPixel(field) * outer * outer;
  }

  /**
   * What a picture may take that goes whole.
   *
   * @param available bytes that may be used
   */
  static double wholeBytes(StylizeOptions options, long available) {
    double budget = available / 2.0 / options.jobs();
    return options.tiling() instanceof Tiling.None ? 2 * budget : Math.min(budget, WHOLE_BYTES);
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

  private static void requireHeld(
      boolean held, StyleModel style, int width, int height, String remedy) throws StyleException {
    if (!held) {
      throw new StyleException(
          style.source(),
          "a picture of %d×%d does not fit into one array — at most %d megapixels do — %s"
              .formatted(width, height, MOST_PIXELS / 1_000_000, remedy));
    }
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
