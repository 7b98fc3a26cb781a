package org.impasto.paint.photos;

/**
 * How crops are taken from photos.
 *
 * @param size pixels per side of a crop, 16 or more
 * @param smallestScale the most a photo is shrunk before it is cropped, in (0, 1]. Smaller shows
 *     larger things. Unless crops are {@code varied}, a photo is never shrunk below the size of one
 * @param largestScale the most a photo is enlarged, 1 or more, unless it is smaller than a crop
 * @param varied whether crops vary in all the ways of {@link Variation} too
 * @param seed of the order of photos, and of place, scale, flip and variation of every crop
 */
public record CropOptions(
    int size, double smallestScale, double largestScale, boolean varied, long seed) {
  private static final int SMALLEST = 16;
  private static final int LARGEST = 4096;

  /** Refuses values outside their ranges. */
  public CropOptions {
    if (size < SMALLEST || size > LARGEST) {
      throw new IllegalArgumentException(
          "size of crops is %d; it must be from %d to %d pixels"
              .formatted(size, SMALLEST, LARGEST));
    }
    if (!(smallestScale > 0 && smallestScale <= 1)) {
      throw new IllegalArgumentException(
          "smallest scale is " + smallestScale + "; it must be more than 0 and at most 1");
    }
    if (!(largestScale >= 1 && largestScale <= 8)) {
      throw new IllegalArgumentException(
          "largest scale is " + largestScale + "; it must be from 1 to 8");
    }
  }

  /** The same for crops of another size. */
  CropOptions withSize(int other) {
    return new CropOptions(other, smallestScale, largestScale, varied, seed);
  }

  /** How many pixels of a photo {@code width} × {@code height} a crop spans, at {@code random}. */
  double span(int width, int height, double random) {
    double shorter = Math.min(width, height);
    double whole = size / shorter;
    double least = varied ? variedLeast(whole) : Math.max(smallestScale, whole);
    double most = Math.max(largestScale, least);
    double scale = least * Math.pow(most / least, random);
    return varied ? size / scale : Math.min(shorter, size / scale);
  }

  /** Large photos are shrunk until a crop holds all of them, small ones mirrored once at most. */
  private double variedLeast(double whole) {
    return Math.max(Math.min(smallestScale, whole), whole / 2);
  }
}
