package org.impasto.paint.feedforward;

/**
 * What one step learns from.
 *
 * @param size pixels per side of a crop, a multiple of 4 from 64 to 2048; default 256. A larger one
 *     shows the network larger shapes, and takes time by its square
 * @param count crops in a step, 1 to 256; default 1. More learn more steadily, and take longer
 * @param smallestScale the most a photo is shrunk before it is cropped, in (0, 1]; default 0.4.
 *     Smaller shows larger things, and prepares for small pictures
 * @param largestScale the most a photo is enlarged, 1 or more; default 1
 * @param smallFirst part of a training in which crops have half the size, in [0, 1); default 0.7.
 *     These steps take a quarter of the time, and teach all but the largest shapes
 * @param varied whether crops are also squeezed, turned, mirrored beyond the border of a photo and
 *     changed in color; default true, in published presets false. Few photos teach more so
 */
public record CropBatch(
    int size,
    int count,
    double smallestScale,
    double largestScale,
    double smallFirst,
    boolean varied) {
  private static final int GRID = 4;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 2048;
  private static final int MOST = 256;

  /** Our own; published programs take four crops at a time, at one scale. */
  public static final CropBatch DEFAULTS = new CropBatch(256, 1, 0.4, 1, 0.7, true);

  /** Refuses values outside their ranges. */
  public CropBatch {
    if (size < SMALLEST || size > LARGEST || size % GRID != 0) {
      throw new IllegalArgumentException(
          "size of crops is %d; it must be a multiple of %d from %d to %d"
              .formatted(size, GRID, SMALLEST, LARGEST));
    }
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "batch is %d; it must be from 1 to %d".formatted(count, MOST));
    }
    if (!(smallestScale > 0 && smallestScale <= 1)) {
      throw new IllegalArgumentException(
          "smallest scale is " + smallestScale + "; it must be more than 0 and at most 1");
    }
    if (!(largestScale >= 1 && largestScale <= 8)) {
      throw new IllegalArgumentException(
          "largest scale is " + largestScale + "; it must be from 1 to 8");
    }
    if (!(smallFirst >= 0 && smallFirst < 1)) {
      throw new IllegalArgumentException(
          "small crops first are " + smallFirst + "; the part must be 0 or more and less than 1");
    }
  }

  /** Pixels per side when {@code fraction} of the training is done. */
  int size(double fraction) {
    return fraction < smallFirst ? (size / 2 + GRID - 1) / GRID * GRID : size;
  }

  /** The same, varied or not. */
  public CropBatch withVaried(boolean other) {
    return new CropBatch(size, count, smallestScale, largestScale, smallFirst, other);
  }

  /** The same with another size, count and part of small ones. */
  public CropBatch with(int otherSize, int otherCount, double otherSmallFirst) {
    return new CropBatch(
        otherSize, otherCount, smallestScale, largestScale, otherSmallFirst, varied);
  }
}
