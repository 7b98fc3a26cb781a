package org.impasto.image;

import java.util.stream.IntStream;

/**
 * Separable resampling with the Catmull-Rom kernel (a = −0.5), on sRGB-encoded values. When
 * shrinking, the kernel is stretched by the scale so that it averages all source pixels it covers.
 *
 * <p>Keys 1981, "Cubic convolution interpolation for digital image processing". Departs from the
 * paper: the kernel is stretched when shrinking, and cut and renormalized at the borders.
 */
final class Resampler {
  private static final double SUPPORT = 2;
  private static final float LEAST_ALPHA = 1e-4f;

  private Resampler() {}

  static Picture resize(Picture picture, int width, int height) {
    Taps across = new Taps(picture.width(), width);
    Taps down = new Taps(picture.height(), height);
    int sourceArea = picture.width() * picture.height();
    int area = width * height;
    float[] source = picture.sharedRgb();
    float[] rgb = new float[3 * area];
    float[] alpha = picture.sharedAlpha();
    float[] newAlpha = alpha == null ? null : new float[area];
    if (alpha != null) {
      resample(alpha, 0, null, across, down, newAlpha, 0);
    }
    for (int c = 0; c < 3; c++) {
      resample(source, c * sourceArea, null, across, down, rgb, c * area);
      if (alpha != null) {
        float[] weighted = new float[area];
        resample(source, c * sourceArea, alpha, across, down, weighted, 0);
        divide(weighted, newAlpha, rgb, c * area);
      }
    }
    return Picture.owning(width, height, rgb, newAlpha);
  }

  /** Replaces the colors by alpha-weighted ones wherever something is visible. */
  private static void divide(float[] weighted, float[] alpha, float[] rgb, int offset) {
    for (int i = 0; i < weighted.length; i++) {
      if (alpha[i] > LEAST_ALPHA) {
        rgb[offset + i] = weighted[i] / alpha[i];
      }
    }
  }

  /** Resamples one plane, each value multiplied by {@code weights} unless null. */
  private static void resample(
      float[] source, int from, float[] weights, Taps across, Taps down, float[] out, int to) {
    int width = across.starts.length;
    float[] narrow = new float[width * down.sourceSize];
    IntStream.range(0, down.sourceSize)
        .parallel()
        .forEach(y -> across.row(source, from, weights, y, narrow));
    IntStream.range(0, down.starts.length)
        .parallel()
        .forEach(y -> down.column(narrow, width, y, out, to + y * width));
  }

  /** For every target position: which source positions count, and how much. */
  private static final class Taps {
    final int sourceSize;
    final int[] starts;
    final float[][] factors;

    Taps(int sourceSize, int targetSize) {
      this.sourceSize = sourceSize;
      this.starts = new int[targetSize];
      this.factors = new float[targetSize][];
      double scale = (double) sourceSize / targetSize;
      double stretch = Math.max(1, scale);
      for (int i = 0; i < targetSize; i++) {
        double center = (i + 0.5) * scale - 0.5;
        int first = Math.max(0, (int) Math.ceil(center - SUPPORT * stretch));
        int last = Math.min(sourceSize - 1, (int) Math.floor(center + SUPPORT * stretch));
        starts[i] = first;
        factors[i] = factors(center, stretch, first, last);
      }
    }

    private static float[] factors(double center, double stretch, int first, int last) {
      double[] raw = new double[last - first + 1];
      double sum = 0;
      for (int k = 0; k < raw.length; k++) {
        raw[k] = kernel((first + k - center) / stretch);
        sum += raw[k];
      }
      float[] normalized = new float[raw.length];
      for (int k = 0; k < raw.length; k++) {
        normalized[k] = (float) (raw[k] / sum);
      }
      return normalized;
    }

    private static double kernel(double x) {
      double t = Math.abs(x);
      if (t < 1) {
        return (1.5 * t - 2.5) * t * t + 1;
      }
      return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    void row(float[] source, int from, float[] weights, int y, float[] narrow) {
      int base = y * sourceSize;
      for (int x = 0; x < starts.length; x++) {
        float sum = 0;
        float[] factor = factors[x];
        int at = base + starts[x];
        for (int k = 0; k < factor.length; k++) {
          float value = source[from + at + k];
          sum += factor[k] * (weights == null ? value : value * weights[at + k]);
        }
        narrow[y * starts.length + x] = sum;
      }
    }

    void column(float[] narrow, int width, int y, float[] out, int to) {
      float[] factor = factors[y];
      for (int k = 0; k < factor.length; k++) {
        int row = (starts[y] + k) * width;
        for (int x = 0; x < width; x++) {
          out[to + x] += factor[k] * narrow[row + x];
        }
      }
    }
  }
}
