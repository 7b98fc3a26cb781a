package org.impasto.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Turns a picture's planes into images for encoders. Rounds to nearest. */
final class PlaneExport {
  private PlaneExport() {}

  /** 8 bits packed into ints: ARGB with alpha, RGB without. */
  static BufferedImage packed(Picture picture) {
    int type = picture.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    float[] rgb = picture.sharedRgb();
    float[] alpha = picture.sharedAlpha();
    int area = pixels.length;
    for (int i = 0; i < area; i++) {
      int opacity = alpha == null ? 0 : round(alpha[i], 255);
      pixels[i] =
          opacity << 24
              | round(rgb[i], 255) << 16
              | round(rgb[area + i], 255) << 8
              | round(rgb[2 * area + i], 255);
    }
    return image;
  }

  /** Interleaved RGB or RGBA with 8 or 16 bits per channel. */
  static BufferedImage interleaved(Picture picture, int bitDepth) {
    boolean hasAlpha = picture.hasAlpha();
    int channels = hasAlpha ? 4 : 3;
    int type = bitDepth == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    WritableRaster raster =
        Raster.createInterleavedRaster(type, picture.width(), picture.height(), channels, null);
    for (int channel = 0; channel < channels; channel++) {
      if (raster.getDataBuffer() instanceof DataBufferUShort shorts) {
        fill(shorts.getData(), picture, channel, channels);
      } else {
        fill(((DataBufferByte) raster.getDataBuffer()).getData(), picture, channel, channels);
      }
    }
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            hasAlpha,
            false,
            hasAlpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    return new BufferedImage(model, raster, false, null);
  }

  /** 8-bit RGB with transparent parts laid over white. */
  static BufferedImage flattened(Picture picture) {
    float[] alpha = picture.sharedAlpha();
    BufferedImage image = packed(picture.withoutAlpha());
    if (alpha == null) {
      return image;
    }
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    float[] rgb = picture.sharedRgb();
    int area = pixels.length;
    for (int i = 0; i < area; i++) {
      pixels[i] =
          round(overWhite(rgb[i], alpha[i]), 255) << 16
              | round(overWhite(rgb[area + i], alpha[i]), 255) << 8
              | round(overWhite(rgb[2 * area + i], alpha[i]), 255);
    }
    return image;
  }

  private static float overWhite(float value, float alpha) {
    return 1f - alpha * (1f - value);
  }

  private static void fill(short[] target, Picture picture, int channel, int channels) {
    int area = picture.width() * picture.height();
    float[] plane = channel < 3 ? picture.sharedRgb() : picture.sharedAlpha();
    int offset = channel < 3 ? channel * area : 0;
    for (int i = 0; i < area; i++) {
      target[i * channels + channel] = (short) round(plane[offset + i], 65_535);
    }
  }

  private static void fill(byte[] target, Picture picture, int channel, int channels) {
    int area = picture.width() * picture.height();
    float[] plane = channel < 3 ? picture.sharedRgb() : picture.sharedAlpha();
    int offset = channel < 3 ? channel * area : 0;
    for (int i = 0; i < area; i++) {
      target[i * channels + channel] = (byte) round(plane[offset + i], 255);
    }
  }

  private static int round(float value, int full) {
    return (int) (value * full + 0.5f);
  }
}
