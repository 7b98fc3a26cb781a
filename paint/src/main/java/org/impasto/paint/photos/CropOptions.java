package org.impasto.paint.photos;

/**
 * How crops are taken from photos.
 *
 * @param size pixels per side of a crop, 16 or more
 * @param smallestScale the most a photo is shrunk before it is cropped, in (0, 1]; a photo is never
 *     shrunk below the size of a crop. Smaller shows larger things
 * @param largestScale the most a photo is enlarged, 1 or more, unless it is smaller than a crop
 * @param seed of the order of photos, and of place, scale and flip of every crop
 */
public record CropOptions(int size, double smallestScale, double largestScale, long seed) {
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
    return new CropOptions(other, smallestScale, largestScale, seed);
  }

  /** How many pixels of a photo {@code width} × {@code height} a crop spans, at {@code random}. */
  double span(int width, int height, double random) {
    double shorter = Math.min(width, height);
    double least = Math.max(smallestScale, size / shorter);
    double most = Math.max(largestScale, least);
    double scale = least * Math.pow(most / least, random);
    return Math.min(shorter, size / scale);
  }
}
