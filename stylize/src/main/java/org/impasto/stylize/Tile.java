package org.impasto.stylize;

import java.util.ArrayList;
import java.util.List;

/**
 * One piece of the work on a picture: what the network sees, and what of its result counts. All in
 * pixels of the picture; what the network sees may go beyond its right and lower end.
 *
 * @param left where what it sees begins
 * @param top where what it sees begins
 * @param across how much it sees
 * @param down how much it sees
 * @param core what counts
 */
record Tile(int left, int top, int across, int down, Core core) {
  /** The least side that every network can take. */
  private static final int LEAST_SIDE = 32;

  /** A part of the picture. */
  record Core(int x, int y, int width, int height) {}

  /** The whole picture as one piece. */
  static Tile whole(int width, int height, int stride) {
    Core core = new Core(0, 0, width, height);
    return new Tile(0, 0, padded(width, stride), padded(height, stride), core);
  }

  /**
   * The picture in pieces with a halo. At the picture's ends there is no halo, since there the
   * network itself continues the picture, as it does for a whole one.
   *
   * @param side of a piece without its halo; rounded up to a multiple of the stride
   * @param halo a multiple of the stride
   * @param least how much a tile must see at least, if the picture is as large
   */
  static List<Tile> grid(int width, int height, int side, int stride, int halo, int least) {
    int core = (side + stride - 1) / stride * stride;
    int sees = padded(least, stride);
    int fullWidth = padded(width, stride);
    int fullHeight = padded(height, stride);
    List<Tile> tiles = new ArrayList<>();
    for (int y = 0; y < height; y += core) {
      for (int x = 0; x < width; x += core) {
        int right = Math.min(fullWidth, x + core + halo);
        int bottom = Math.min(fullHeight, y + core + halo);
        int left = Math.max(0, Math.min(x - halo, right - sees));
        int top = Math.max(0, Math.min(y - halo, bottom - sees));
        Core counts = new Core(x, y, Math.min(core, width - x), Math.min(core, height - y));
        tiles.add(new Tile(left, top, right - left, bottom - top, counts));
      }
    }
    return tiles;
  }

  /** A side as the network needs it: a multiple of its stride, and large enough. */
  static int padded(int side, int stride) {
    int least = Math.max(side, LEAST_SIDE);
    return (least + stride - 1) / stride * stride;
  }

  int pixels() {
    return across * down;
  }
}
