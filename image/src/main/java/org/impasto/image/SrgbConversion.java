package org.impasto.image;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Turns interleaved samples of some color space, in [0, 1], into interleaved sRGB in [0, 1]. */
interface SrgbConversion {
  /** Largest 16-bit sample. */
  float FULL = 65_535f;

  /**
   * Converts pixels.
   *
   * @param samples interleaved, color channels first; not modified
   * @param stride samples per pixel, alpha included
   * @return (N, 3) interleaved sRGB
   */
  float[] toSrgb(float[] samples, int stride);

  /**
   * The conversion for a picture.
   *
   * @param space the decoder's color space; null for sRGB
   * @param profile the file's profile where the decoder did not apply it, else null
   * @param channels color channels; a profile for another number is ignored
   */
  static SrgbConversion from(ColorSpace space, ICC_Profile profile, int channels) {
    ICC_Profile effective = profile;
    if (effective == null && space instanceof ICC_ColorSpace icc) {
      effective = icc.getProfile();
    }
    if (effective == null && space != null) {
      return perPixel(space);
    }
    boolean plain =
        effective == null
            || effective.getNumComponents() != channels
            || ColorProfiles.isCS_sRGB(effective)
            || ColorProfiles.isCS_GRAY(effective); // Java's name for "gray of any encoding"
    return plain
        ? channels == 1 ? SrgbConversion::spreadGray : SrgbConversion::dropExtra
        : managed(effective, channels);
  }

  private static float[] spreadGray(float[] samples, int stride) {
    float[] rgb = new float[samples.length / stride * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = samples[i / 3 * stride];
    }
    return rgb;
  }

  private static float[] dropExtra(float[] samples, int stride) {
    float[] rgb = new float[samples.length / stride * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = samples[i / 3 * stride + Math.min(i % 3, stride - 1)];
    }
    return rgb;
  }

  /** Color management in 16 bits; a profile that turns out broken is ignored. */
  private static SrgbConversion managed(ICC_Profile profile, int channels) {
    ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    ColorConvertOp convert = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    SrgbConversion plain = channels == 1 ? SrgbConversion::spreadGray : SrgbConversion::dropExtra;
    return (samples, stride) -> {
      int count = samples.length / stride;
      WritableRaster from = raster(count, channels);
      short[] in = ((DataBufferUShort) from.getDataBuffer()).getData();
      for (int i = 0; i < in.length; i++) {
        in[i] = (short) Math.round(samples[i / channels * stride + i % channels] * FULL);
      }
      WritableRaster to = raster(count, 3);
      try {
        convert.filter(from, to);
      } catch (CMMException | IllegalArgumentException e) {
        return plain.toSrgb(samples, stride);
      }
      short[] out = ((DataBufferUShort) to.getDataBuffer()).getData();
      float[] rgb = new float[out.length];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (out[i] & 0xFFFF) / FULL;
      }
      return rgb;
    };
  }

  private static WritableRaster raster(int count, int channels) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, count, 1, channels, null);
  }

  /** Color spaces without a profile, such as Lab: slow, one pixel at a time. */
  private static SrgbConversion perPixel(ColorSpace space) {
    return (samples, stride) -> {
      int channels = space.getNumComponents();
      float[] rgb = new float[samples.length / stride * 3];
      float[] pixel = new float[channels];
      for (int i = 0; i < samples.length / stride; i++) {
        for (int c = 0; c < channels; c++) {
          float low = space.getMinValue(c);
          pixel[c] = low + samples[i * stride + c] * (space.getMaxValue(c) - low);
        }
        System.arraycopy(space.toRGB(pixel), 0, rgb, 3 * i, 3);
      }
      return rgb;
    };
  }
}
