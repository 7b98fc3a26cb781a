package org.impasto.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable picture: sRGB-encoded RGB, planar (3, H, W), row-major, float32 in [0, 1], upright,
 * with optional straight (not premultiplied) alpha (H, W) in [0, 1] and the {@link Metadata} of the
 * file it came from. Safe to share between threads.
 */
public final class Picture {
  private final int width;
  private final int height;
  private final float[] rgb; // (3, H, W)
  private final float[] alpha; // (H, W), or null
  private final Metadata metadata;

  private Picture(int width, int height, float[] rgb, float[] alpha, Metadata metadata) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
    this.alpha = alpha;
    this.metadata = metadata;
  }

  /**
   * A picture of given values.
   *
   * @param width pixels across, at least 1
   * @param height pixels down, at least 1
   * @param rgb (3, H, W), sRGB-encoded; copied; values outside [0, 1] are clamped
   * @throws IllegalArgumentException if the length does not fit or a value is not a number
   */
  public static Picture of(int width, int height, float[] rgb) {
    requireSize(width, height);
    requireLength("RGB", 3L * width * height, rgb);
    return new Picture(width, height, clamped(rgb.clone()), null, Metadata.NONE);
  }

  /**
   * A picture of an image of any type: 16 bits are kept, other color spaces are converted to sRGB,
   * alpha is kept. Gray values are taken as sRGB-encoded, as all gray files hold them.
   */
  public static Picture of(BufferedImage image) {
    return PlaneImport.of(image, null, Orientation.UPRIGHT);
  }

  /** Takes the arrays as they are: clamps them in place and does not copy. */
  static Picture owning(int width, int height, float[] rgb, float[] alpha) {
    return new Picture(
        width, height, clamped(rgb), alpha == null ? null : clamped(alpha), Metadata.NONE);
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /** The colors, (3, H, W) in [0, 1]: a copy. */
  public float[] rgb() {
    return rgb.clone();
  }

  /** The colors themselves, not to be modified. */
  float[] sharedRgb() {
    return rgb;
  }

  /** The alpha itself, not to be modified; null without alpha. */
  float[] sharedAlpha() {
    return alpha;
  }

  /** One channel's value, in [0, 1]; {@code channel} is 0 for red, 1 for green, 2 for blue. */
  public float value(int channel, int y, int x) {
    Objects.checkIndex(channel, 3);
    Objects.checkIndex(y, height);
    Objects.checkIndex(x, width);
    return rgb[(channel * height + y) * width + x];
  }

  /**
   * Copies part of a row, for work that goes through a large picture piece by piece.
   *
   * @param channel 0 for red, 1 for green, 2 for blue
   * @param x the first pixel
   * @param length how many pixels
   * @param into where the values in [0, 1] go, from {@code at} on
   */
  public void copyRow(int channel, int y, int x, int length, float[] into, int at) {
    Objects.checkIndex(channel, 3);
    Objects.checkIndex(y, height);
    Objects.checkFromIndexSize(x, length, width);
    System.arraycopy(rgb, (channel * height + y) * width + x, into, at, length);
  }

  /** Whether the picture has an alpha channel, even if all of it is opaque. */
  public boolean hasAlpha() {
    return alpha != null;
  }

  /** The alpha, (H, W) in [0, 1], 1 for opaque: a copy. */
  public Optional<float[]> alpha() {
    return Optional.ofNullable(alpha).map(float[]::clone);
  }

  /** This picture with other alpha, (H, W); copied and clamped to [0, 1]. */
  public Picture withAlpha(float[] alpha) {
    requireLength("alpha", (long) width * height, alpha);
    return new Picture(width, height, rgb, clamped(alpha.clone()), metadata);
  }

  /** This picture without alpha; colors that were hidden show. */
  public Picture withoutAlpha() {
    return new Picture(width, height, rgb, null, metadata);
  }

  /** What the source file carried beside its pixels. */
  public Metadata metadata() {
    return metadata;
  }

  /** This picture with other metadata. */
  public Picture withMetadata(Metadata metadata) {
    return new Picture(width, height, rgb, alpha, Objects.requireNonNull(metadata));
  }

  /** An 8-bit sRGB image: {@code TYPE_INT_ARGB} with alpha, {@code TYPE_INT_RGB} without. */
  public BufferedImage toBufferedImage() {
    return PlaneExport.packed(this);
  }

  /**
   * This picture at another size: Catmull-Rom, antialiased when shrinking. Each visible pixel
   * counts by its alpha, so that hidden colors do not bleed into visible ones.
   *
   * @param width pixels across, at least 1
   * @param height pixels down, at least 1
   */
  public Picture resize(int width, int height) {
    requireSize(width, height);
    return width == this.width && height == this.height
        ? this
        : Resampler.resize(this, width, height).withMetadata(metadata);
  }

  /**
   * This picture with the color of fully transparent pixels replaced by a smooth continuation of
   * the visible ones, so that a filter run over it finds no false edges. Alpha and visible pixels
   * stay as they are; so does a picture with nothing visible.
   */
  public Picture filledUnderAlpha() {
    return alpha == null ? this : AlphaFill.fill(this).withMetadata(metadata);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that
        && width == that.width
        && height == that.height
        && Arrays.equals(rgb, that.rgb)
        && Arrays.equals(alpha, that.alpha)
        && metadata.equals(that.metadata);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rgb) + width;
  }

  @Override
  public String toString() {
    return "Picture[%d×%d%s]".formatted(width, height, alpha == null ? "" : ", alpha");
  }

  static void requireSize(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > ReadOptions.MOST_PIXELS) {
      throw new IllegalArgumentException(
          "size is %d×%d — each side must be at least 1 and the area at most %d px — change it"
              .formatted(width, height, ReadOptions.MOST_PIXELS));
    }
  }

  private static void requireLength(String what, long expected, float[] values) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d values — this size needs %d — pass planes of the picture's size"
              .formatted(what, values.length, expected));
    }
  }

  private static float[] clamped(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      if (!(value >= 0f && value <= 1f)) {
        if (Float.isNaN(value)) {
          throw new IllegalArgumentException(
              "value %d is NaN — a picture holds numbers — look for the step that made it"
                  .formatted(i));
        }
        values[i] = value < 0f ? 0f : 1f;
      } else if (value == 0f) {
        values[i] = 0f; // no negative zero, which compares unequal
      }
    }
    return values;
  }
}
