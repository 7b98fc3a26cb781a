package org.impasto.image;

/**
 * The EXIF orientation: where the stored first row and first column belong in the upright picture.
 * Constants stand in the order of the EXIF values 1 to 8.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  ROTATED_180(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  ROTATED_90(true, true, false),
  TRANSVERSED(true, true, true),
  ROTATED_270(true, false, true);

  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation of an EXIF value, 1 to 8. */
  static Orientation ofExif(int value) {
    return values()[value - 1];
  }

  int width(int storedWidth, int storedHeight) {
    return swapsSides ? storedHeight : storedWidth;
  }

  int height(int storedWidth, int storedHeight) {
    return swapsSides ? storedWidth : storedHeight;
  }

  /** Row-major index in the upright picture of the stored pixel (x, y). */
  int index(int x, int y, int storedWidth, int storedHeight) {
    int width = width(storedWidth, storedHeight);
    int height = height(storedWidth, storedHeight);
    int column = swapsSides ? y : x;
    int row = swapsSides ? x : y;
    return (fromBottom ? height - 1 - row : row) * width
        + (fromRight ? width - 1 - column : column);
  }
}
