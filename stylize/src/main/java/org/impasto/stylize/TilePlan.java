package org.impasto.stylize;

/**
 * How a picture goes through the network, decided by the memory it would take.
 *
 * @param tileSide the side of a tile without its halo; 0 for the whole picture at once
 * @param samplePixels how many pixels may be looked at together for the shared statistics
 */
record TilePlan(int tileSide, int samplePixels) {
  /** A picture that takes less than this is not worth tiles, however much memory there is. */
  private static final long WHOLE_BYTES = 2L << 30;

  /** What a tile or the sample may take, so that large pictures leave memory for themselves. */
  private static final long TILE_BYTES = 600L << 20;

  /** The gathering of statistics holds centered copies beside the activations. */
  private static final double SAMPLE_FACTOR = 1.5;

  private static final int[] SIDES = {1024, 768, 512, 384, 256, 128};

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
    double forSample = forTile / SAMPLE_FACTOR;
    int sample = (int) Math.min(1 << 24, forSample / field.bytesPerPixel());
    if (options.tiling() instanceof Tiling.Pixels tiles) {
      return new TilePlan(tiles.pixels(), sample);
    }
    if (options.tiling() instanceof Tiling.None) {
      require(whole <= 2 * budget, style, width, height, whole, "use tiles, or a smaller size");
      return new TilePlan(0, sample);
    }
    if (whole <= Math.min(budget, WHOLE_BYTES)) {
      return new TilePlan(0, sample);
    }
    for (int side : SIDES) {
      double outer = side + 2.0 * field.halo();
      if (field.bytesPerPixel() * outer * outer <= forTile) {
        return new TilePlan(side, sample);
      }
    }
    double least = field.bytesPerPixel() * Math.pow(128 + 2.0 * field.halo(), 2);
    require(false, style, width, height, least, "free some memory, or make fewer at once");
    throw new IllegalStateException("the line above always throws");
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
