package org.impasto.stylize;

import org.impasto.image.Picture;

/**
 * What a style makes of a photo at half its size, less that photo: larger strokes, which go under
 * the finer ones of the photo's own size. Only they are added, so that the photo keeps its details.
 * Immutable.
 *
 * <p>The photo with them is p + ½ up(s(d) − d), where d is p at half its size, s the style, and up
 * enlarges by straight lines between pixels. It is a step of our own, in the manner of Burt and
 * Adelson 1983, "The Laplacian Pyramid as a Compact Image Code".
 */
final class Underpainting {
  /** How much of the larger strokes is added. With all of them windows and faces are lost. */
  static final float SHARE = 0.5f;

  /** What is kept for white less black, so that no step is seen that the network would enlarge. */
  private static final int WHITE = 65_535;

  private final int width;
  private final int height;
  private final short[] strokes; // (3, H, W), the share of them

  /**
   * The strokes that make {@code painted} of {@code photo}.
   *
   * @param photo at half its size
   * @param painted of the same size
   */
  Underpainting(PackedPicture photo, Picture painted) {
    this.width = photo.width();
    this.height = photo.height();
    this.strokes = new short[3 * width * height];
    int[] columns = Reflection.indices(0, width, width);
    float[] before = new float[width];
    float[] after = new float[width];
    for (int i = 0; i < 3 * height; i++) {
      photo.row(i / height, i % height, columns, before);
      painted.copyRow(i / height, i % height, 0, width, after, 0);
      for (int x = 0; x < width; x++) {
        int step = Math.round(SHARE * WHITE * (after[x] - before[x]));
        strokes[i * width + x] = (short) Math.min(Short.MAX_VALUE, step);
      }
    }
  }

  /**
   * Adds the strokes to a row of the photo in its own size, from 0 to 1, between their pixels on a
   * straight line.
   *
   * @param columns whose values {@code row} has
   */
  void addTo(int channel, int y, int[] columns, float[] row) {
    int near = (channel * height + y / 2) * width;
    int far = (channel * height + beside(y, height)) * width;
    int first = width;
    int last = 0;
    for (int column : columns) {
      first = Math.min(first, column / 2);
      last = Math.max(last, column / 2);
    }
    first = Math.max(0, first - 1);
    last = Math.min(width - 1, last + 1);
    int[] between = new int[last - first + 1]; // of the two rows
    for (int i = 0; i < between.length; i++) {
      between[i] = 3 * strokes[near + first + i] + strokes[far + first + i];
    }
    for (int i = 0; i < columns.length; i++) {
      int at = columns[i] / 2 - first;
      int next = beside(columns[i], width) - first;
      float value = row[i] + (3 * between[at] + between[next]) / (16f * WHITE);
      row[i] = Math.max(0, Math.min(1, value));
    }
  }

  /** The second nearest of {@code size} pixels of twice the size. */
  private static int beside(int place, int size) {
    int next = place % 2 == 0 ? place / 2 - 1 : place / 2 + 1;
    return Math.max(0, Math.min(size - 1, next));
  }
}
