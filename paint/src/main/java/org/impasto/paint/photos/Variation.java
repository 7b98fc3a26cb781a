package org.impasto.paint.photos;

import java.util.SplittableRandom;

/**
 * How a crop differs from its photo beside place, scale and flip, so that few photos teach as much
 * as many: a part as wide and high as the crop is by no means has its proportions, goes on mirrored
 * where the photo ends, lies on its side at times, and has other light and colors at times.
 *
 * @param squeeze the width that becomes one pixel, in the height that does
 * @param turns quarter turns to the right, 0, 1 or 3
 * @param exponent to which values from 0 to 1 are raised
 * @param red by which red is multiplied
 * @param green by which green is multiplied
 * @param blue by which blue is multiplied
 * @param saturation by which distances from gray are multiplied
 */
record Variation(
    double squeeze,
    int turns,
    double exponent,
    double red,
    double green,
    double blue,
    double saturation) {
  /** As the photo is. */
  static final Variation NONE = new Variation(1, 0, 1, 1, 1, 1, 1);

  private static final double MOST_SQUEEZE = 1.4;
  private static final double TURNED = 0.4;
  private static final double COLORED = 0.6;
  private static final double MOST_EXPONENT = 1.6;
  private static final double GAIN_DEVIATION = 0.08;
  private static final double LEAST_SATURATION = 0.4;
  private static final double MOST_SATURATION = 1.4;

  /** What chance says. */
  static Variation of(SplittableRandom random) {
    double squeeze = Math.pow(MOST_SQUEEZE, 2 * random.nextDouble() - 1);
    double turn = random.nextDouble();
    int turns = turn < TURNED / 2 ? 1 : turn < TURNED ? 3 : 0;
    if (random.nextDouble() >= COLORED) {
      return new Variation(squeeze, turns, 1, 1, 1, 1, 1);
    }
    return new Variation(
        squeeze,
        turns,
        Math.pow(MOST_EXPONENT, 2 * random.nextDouble() - 1),
        gain(random),
        gain(random),
        gain(random),
        random.nextDouble(LEAST_SATURATION, MOST_SATURATION));
  }

  private static double gain(SplittableRandom random) {
    return Math.exp(GAIN_DEVIATION * random.nextGaussian());
  }

  /** Whether {@link #color} changes anything. */
  boolean colors() {
    return exponent != 1 || red != 1 || green != 1 || blue != 1 || saturation != 1;
  }

  /** Changes a picture (3, H, W) of values from 0 to 1, which they stay. */
  void color(float[] rgb) {
    int area = rgb.length / 3;
    for (int i = 0; i < area; i++) {
      double r = red * Math.pow(rgb[i], exponent);
      double g = green * Math.pow(rgb[area + i], exponent);
      double b = blue * Math.pow(rgb[2 * area + i], exponent);
      double gray = (r + g + b) / 3;
      rgb[i] = saturated(r, gray);
      rgb[area + i] = saturated(g, gray);
      rgb[2 * area + i] = saturated(b, gray);
    }
  }

  private float saturated(double value, double gray) {
    return (float) Math.max(0, Math.min(1, gray + saturation * (value - gray)));
  }
}
