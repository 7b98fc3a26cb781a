package org.impasto.image;

/**
 * How to write a picture.
 *
 * @param bitDepth bits per channel, 8 or 16, default 8; 16 keeps smooth gradients smooth and
 *     roughly doubles the file. PNG and TIFF only
 * @param jpegQuality JPEG quality, 0 to 1, default 0.92; larger keeps more detail in a larger file.
 *     Ignored by PNG and TIFF
 * @param overwrite whether an existing file may be replaced, default false
 */
public record WriteOptions(int bitDepth, double jpegQuality, boolean overwrite) {
  /** 8 bits, JPEG quality 0.92, nothing overwritten. */
  public static final WriteOptions DEFAULTS = new WriteOptions(8, 0.92, false);

  public WriteOptions {
    if (bitDepth != 8 && bitDepth != 16) {
      throw new IllegalArgumentException(
          "bit depth is %d — it must be 8 or 16 — give one of these".formatted(bitDepth));
    }
    if (!(jpegQuality >= 0 && jpegQuality <= 1)) {
      throw new IllegalArgumentException(
          "JPEG quality is %s — it must be 0 to 1 — give a value in that range"
              .formatted(jpegQuality));
    }
  }

  public WriteOptions withBitDepth(int bits) {
    return new WriteOptions(bits, jpegQuality, overwrite);
  }

  public WriteOptions withJpegQuality(double quality) {
    return new WriteOptions(bitDepth, quality, overwrite);
  }

  public WriteOptions withOverwrite(boolean allowed) {
    return new WriteOptions(bitDepth, jpegQuality, allowed);
  }
}
