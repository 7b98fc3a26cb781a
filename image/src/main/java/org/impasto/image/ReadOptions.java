package org.impasto.image;

/**
 * How to read a picture.
 *
 * @param maxPixels largest width × height accepted, in pixels, checked before any pixel is decoded;
 *     1 to {@value #MOST_PIXELS}, default 200,000,000. A larger value admits larger pictures and
 *     needs more memory: about 16 bytes per pixel while decoding
 */
public record ReadOptions(long maxPixels) {
  /** More pixels than this do not fit into one Java array of three channels. */
  static final long MOST_PIXELS = 700_000_000;

  /** 200 megapixels. */
  public static final ReadOptions DEFAULTS = new ReadOptions(200_000_000);

  public ReadOptions {
    if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "pixel limit is %d — it must be 1 to %d — give a value in that range"
              .formatted(maxPixels, MOST_PIXELS));
    }
  }

  public ReadOptions withMaxPixels(long pixels) {
    return new ReadOptions(pixels);
  }
}
