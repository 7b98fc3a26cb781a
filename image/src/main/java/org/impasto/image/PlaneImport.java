package org.impasto.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Turns an image of any type into sRGB planes, a few rows at a time. */
final class PlaneImport {
  private static final int BAND_ROWS = 64;

  private PlaneImport() {}

  /**
   * Converts an image.
   *
   * @param image any type; not modified
   * @param profile the colors' profile, or null to go by the image's own color model
   * @param orientation how the stored pixels stand
   */
  static Picture of(BufferedImage image, ICC_Profile profile, Orientation orientation) {
    int storedWidth = image.getWidth();
    int storedHeight = image.getHeight();
    int width = orientation.width(storedWidth, storedHeight);
    int height = orientation.height(storedWidth, storedHeight);
    int area = Math.multiplyExact(width, height);
    float[] rgb = new float[Math.multiplyExact(3, area)];
    float[] alpha = image.getColorModel().hasAlpha() ? new float[area] : null;
    SampleRows source = new SampleRows(image);
    SrgbConversion conversion =
        SrgbConversion.from(source.colorSpace(), profile, source.colorChannels());
    for (int top = 0; top < storedHeight; top += BAND_ROWS) {
      int rows = Math.min(BAND_ROWS, storedHeight - top);
      float[] samples = source.read(top, rows);
      float[] colors = conversion.toSrgb(samples, source.channels());
      for (int i = 0; i < rows * storedWidth; i++) {
        int target =
            orientation.index(i % storedWidth, top + i / storedWidth, storedWidth, storedHeight);
        rgb[target] = colors[3 * i];
        rgb[area + target] = colors[3 * i + 1];
        rgb[2 * area + target] = colors[3 * i + 2];
        if (alpha != null) {
          alpha[target] = samples[(i + 1) * source.channels() - 1];
        }
      }
    }
    return Picture.owning(width, height, rgb, alpha);
  }

  /** Reads rows of an image as interleaved straight samples in [0, 1], alpha last. */
  private static final class SampleRows {
    private final BufferedImage image;
    private final boolean direct;
    private final int channels;
    private final boolean hasAlpha;

    SampleRows(BufferedImage image) {
      ColorModel model = image.getColorModel();
      this.image = image;
      this.hasAlpha = model.hasAlpha();
      this.direct = model instanceof ComponentColorModel && isUnsignedOrReal(model);
      this.channels = direct ? model.getNumComponents() : hasAlpha ? 4 : 3;
    }

    private static boolean isUnsignedOrReal(ColorModel model) {
      int type = model.getTransferType();
      return type != DataBuffer.TYPE_SHORT && type != DataBuffer.TYPE_INT;
    }

    int channels() {
      return channels;
    }

    int colorChannels() {
      return hasAlpha ? channels - 1 : channels;
    }

    /** The samples' color space; null for sRGB. */
    java.awt.color.ColorSpace colorSpace() {
      return direct ? image.getColorModel().getColorSpace() : null;
    }

    float[] read(int top, int rows) {
      return direct ? readSamples(top, rows) : readPacked(top, rows);
    }

    private float[] readSamples(int top, int rows) {
      Raster raster = image.getRaster();
      int width = image.getWidth();
      float[] samples =
          raster.getPixels(raster.getMinX(), raster.getMinY() + top, width, rows, (float[]) null);
      int type = image.getColorModel().getTransferType();
      boolean real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
      for (int channel = 0; !real && channel < channels; channel++) {
        float scale = (1 << image.getColorModel().getComponentSize(channel)) - 1f;
        for (int i = channel; i < samples.length; i += channels) {
          samples[i] /= scale;
        }
      }
      if (real) {
        makeFinite(samples);
      }
      if (hasAlpha && image.isAlphaPremultiplied()) {
        divideByAlpha(samples);
      }
      return samples;
    }

    private static void makeFinite(float[] samples) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Float.isNaN(samples[i]) ? 0f : Math.max(0f, Math.min(1f, samples[i]));
      }
    }

    private void divideByAlpha(float[] samples) {
      for (int i = 0; i < samples.length; i += channels) {
        float alpha = samples[i + channels - 1];
        for (int channel = 0; alpha > 0f && channel < channels - 1; channel++) {
          samples[i + channel] = Math.min(1f, samples[i + channel] / alpha);
        }
      }
    }

    /** Indexed, packed and rare types, by way of 8-bit sRGB. */
    private float[] readPacked(int top, int rows) {
      int width = image.getWidth();
      int[] argb = image.getRGB(0, top, width, rows, null, 0, width);
      float[] samples = new float[argb.length * channels];
      for (int i = 0; i < argb.length; i++) {
        int at = i * channels;
        samples[at] = (argb[i] >> 16 & 0xFF) / 255f;
        samples[at + 1] = (argb[i] >> 8 & 0xFF) / 255f;
        samples[at + 2] = (argb[i] & 0xFF) / 255f;
        if (hasAlpha) {
          samples[at + 3] = (argb[i] >>> 24) / 255f;
        }
      }
      return samples;
    }
  }
}
