package org.impasto.paint.distill;

import java.util.SplittableRandom;
import org.impasto.image.Picture;

/**
 * Noise, and other colors and contrasts, on a part of the photos: images on their way to a painting
 * are noisier and more colorful than photos.
 */
final class Disturbance {
  private static final double NOISY = 0.25;
  private static final double MOST_NOISE = 0.12;
  private static final double COLORED = 0.35;

  private Disturbance() {}

  static Picture of(Picture picture, SplittableRandom random) {
    double kind = random.nextDouble();
    if (kind < NOISY) {
      return noisy(picture, MOST_NOISE * random.nextDouble(), random);
    }
    return kind < NOISY + COLORED ? colored(picture, random) : picture;
  }

  private static Picture noisy(Picture picture, double deviation, SplittableRandom random) {
    float[] rgb = picture.rgb();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] += (float) (deviation * random.nextGaussian());
    }
    return Picture.of(picture.width(), picture.height(), rgb);
  }

  /** Each new channel is a mix of the old ones around middle gray, with a new contrast. */
  private static Picture colored(Picture picture, SplittableRandom random) {
    double[][] mix = new double[3][3];
    double[] shift = new double[3];
    double contrast = 0.7 + 0.8 * random.nextDouble();
    for (int c = 0; c < 3; c++) {
      shift[c] = 0.5 + 0.15 * random.nextGaussian();
      for (int k = 0; k < 3; k++) {
        mix[c][k] = contrast * ((c == k ? 1 : 0) + 0.3 * random.nextGaussian());
      }
    }
    float[] old = picture.rgb();
    int area = picture.width() * picture.height();
    float[] rgb = new float[old.length];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < area; i++) {
        double value = shift[c];
        for (int k = 0; k < 3; k++) {
          value += mix[c][k] * (old[k * area + i] - 0.5);
        }
        rgb[c * area + i] = (float) value;
      }
    }
    return Picture.of(picture.width(), picture.height(), rgb);
  }
}
