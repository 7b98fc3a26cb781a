package org.impasto.samples.style;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Distances to the nearest border between regions of a map, by the two-pass exact Euclidean
 * transform.
 *
 * <p>{@code d(p) = min over border pixels q of |p - q|}; Felzenszwalb and Huttenlocher, "Distance
 * Transforms of Sampled Functions" (2012). Departs from the paper: none.
 */
final class Distances {
  private static final double FAR = 1e12;

  private Distances() {}

  /**
   * Distance in pixels from each pixel to the nearest pixel whose right or lower neighbor differs.
   */
  static double[] toBorders(int[] map, int width, int height) {
    double[] d = new double[map.length];
    for (int i = 0; i < map.length; i++) {
      int x = i % width;
      boolean right = x + 1 < width && map[i] != map[i + 1];
      boolean below = i + width < map.length && map[i] != map[i + width];
      d[i] = right || below ? 0 : FAR;
    }
    IntStream.range(0, width).parallel().forEach(x -> sweep(d, x, width, height));
    IntStream.range(0, height).parallel().forEach(y -> sweep(d, y * width, 1, width));
    return Arrays.stream(d).map(Math::sqrt).toArray();
  }

  /** Lower envelope of the parabolas that stand on one line of samples. */
  private static void sweep(double[] d, int start, int stride, int n) {
    double[] f = new double[n];
    for (int i = 0; i < n; i++) {
      f[i] = d[start + i * stride];
    }
    int[] foot = new int[n];
    double[] from = new double[n + 1];
    int k = 0;
    from[0] = -FAR;
    from[1] = FAR;
    for (int q = 1; q < n; q++) {
      double s = crossing(f, foot[k], q);
      while (k > 0 && s <= from[k]) {
        k--;
        s = crossing(f, foot[k], q);
      }
      if (s <= from[k]) {
        foot[k] = q;
      } else {
        foot[++k] = q;
        from[k] = s;
      }
      from[k + 1] = FAR;
    }
    int j = 0;
    for (int q = 0; q < n; q++) {
      while (from[j + 1] < q) {
        j++;
      }
      double away = q - foot[j];
      d[start + q * stride] = away * away + f[foot[j]];
    }
  }

  private static double crossing(double[] f, int a, int b) {
    return (f[b] + (double) b * b - f[a] - (double) a * a) / (2.0 * (b - a));
  }
}
