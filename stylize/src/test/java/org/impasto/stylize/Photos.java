package org.impasto.stylize;

import java.util.Arrays;
import java.util.Random;
import org.impasto.image.Picture;

/** Pictures with what photos have: a bright sky, soft slopes, edges, and texture below. */
final class Photos {
  private Photos() {}

  static Picture landscape(int width, int height) {
    float[] rgb = new float[3 * width * height];
    Random random = new Random(3);
    for (int i = 0; i < width * height; i++) {
      double x = i % width / (double) width;
      int row = i / width;
      double y = row / (double) height;
      double hill = 0.5 + 0.12 * Math.sin(7 * x) + 0.05 * Math.sin(23 * x);
      double rough = y > hill ? 0.25 * (random.nextDouble() - 0.5) : 0.01 * random.nextDouble();
      double light = y < hill ? 0.85 - 0.3 * y : 0.35 + 0.2 * Math.sin(40 * x + 20 * y) * (1 - x);
      for (int c = 0; c < 3; c++) {
        double tint = y < hill ? 0.06 * c : 0.1 * Math.cos(c + 5 * x);
        rgb[c * width * height + i] = (float) (light + tint + rough);
      }
    }
    return Picture.of(width, height, rgb);
  }

  static Picture flat(int width, int height, float value) {
    float[] rgb = new float[3 * width * height];
    Arrays.fill(rgb, value);
    return Picture.of(width, height, rgb);
  }

  /** The mean difference of two pictures of the same size. */
  static double difference(Picture one, Picture other) {
    float[] a = one.rgb();
    float[] b = other.rgb();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  /** The largest difference of two pictures of the same size. */
  static double largestDifference(Picture one, Picture other) {
    float[] a = one.rgb();
    float[] b = other.rgb();
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
