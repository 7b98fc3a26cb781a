package org.impasto.samples.trace;

import java.util.stream.IntStream;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Rgb;

/**
 * Evens out the grain of scattered light: neighbors on the same surface share what they received,
 * while colors, shadows and edges stay sharp. A joint bilateral filter on {@link
 * Gathered#irradiance}.
 */
final class Smoothing {
  private static final int RADIUS = 5;

  private final Gathered[] pixels;
  private final Rgb[] irradiance;
  private final int width;
  private final int height;

  Smoothing(Gathered[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    irradiance = new Rgb[pixels.length];
    IntStream.range(0, pixels.length)
        .parallel()
        .forEach(i -> irradiance[i] = pixels[i].irradiance());
  }

  Canvas canvas() {
    return Canvas.paint(width, height, this::smooth);
  }

  private Rgb smooth(int x, int y) {
    Gathered here = pixels[y * width + x];
    if (here.share().luminance() < 1e-5) {
      return here.direct().plus(here.scattered());
    }
    Rgb sum = Rgb.BLACK;
    double total = 0;
    for (int j = Math.max(0, y - RADIUS); j <= Math.min(height - 1, y + RADIUS); j++) {
      for (int i = Math.max(0, x - RADIUS); i <= Math.min(width - 1, x + RADIUS); i++) {
        double k = likeness(here, pixels[j * width + i]);
        if (k > 0.01) {
          double d = (i - x) * (i - x) + (j - y) * (j - y);
          double weight = k * Math.exp(-d / 14);
          sum = sum.plus(irradiance[j * width + i].times(weight));
          total += weight;
        }
      }
    }
    return here.direct().plus(here.share().times(sum.times(1 / total)));
  }

  private static double likeness(Gathered a, Gathered b) {
    if (b.share().luminance() < 1e-5) {
      return 0;
    }
    double step = (a.depth() - b.depth()) / (0.025 * a.depth() + 0.02);
    double lengths = a.normal().length() * b.normal().length();
    double turn = lengths < 1e-6 ? 1 : Math.max(0, a.normal().dot(b.normal()) / lengths);
    return Math.exp(-step * step) * Math.pow(turn, 10);
  }
}
