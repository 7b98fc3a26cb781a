package org.impasto.samples.style;

import java.util.List;
import java.util.stream.IntStream;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * A painting in progress: wet color and the relief of the paint. Strokes are placed in units of a
 * thousandth of the width, so that a painting looks the same at every size.
 */
final class Easel {
  private static final double UNITS = 1000;
  private static final int BAND = 24;

  private final int width;
  private final int height;
  private final double unit;
  private final Rgb[] color;
  private final double[] relief;

  /** A primed linen of one color. */
  Easel(int width, int height, Rgb ground) {
    this.width = width;
    this.height = height;
    this.unit = width / UNITS;
    color = new Rgb[width * height];
    relief = new double[width * height];
    for (int i = 0; i < color.length; i++) {
      double x = i % width / unit;
      int row = i / width;
      double y = row / unit;
      double weave = Math.sin(x * 2.1) * Math.sin(y * 2.1);
      color[i] = ground.times(1 + 0.05 * weave + 0.06 * Noise.fractal(x / 30, y / 30, 4, 3));
      relief[i] = 0.08 * weave;
    }
  }

  /** Lays strokes one over the other, the first one lowest. */
  void paint(List<Stroke> strokes) {
    IntStream.range(0, (height + BAND - 1) / BAND)
        .parallel()
        .forEach(
            band -> {
              int from = band * BAND;
              int to = Math.min(height, from + BAND);
              for (Stroke s : strokes) {
                lay(s, from, to);
              }
            });
  }

  private void lay(Stroke s, int from, int to) {
    double margin = s.width() * 0.62;
    double x0 = Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    double length = 0;
    for (int i = 0; i < s.trail().size(); i++) {
      x0 = Math.min(x0, s.trail().x(i));
      x1 = Math.max(x1, s.trail().x(i));
      y0 = Math.min(y0, s.trail().y(i));
      y1 = Math.max(y1, s.trail().y(i));
      length +=
          i == 0
              ? 0
              : Math.hypot(
                  s.trail().x(i) - s.trail().x(i - 1), s.trail().y(i) - s.trail().y(i - 1));
    }
    int top = Math.max(from, (int) ((y0 - margin) * unit));
    int bottom = Math.min(to - 1, (int) Math.ceil((y1 + margin) * unit));
    int left = Math.max(0, (int) ((x0 - margin) * unit));
    int right = Math.min(width - 1, (int) Math.ceil((x1 + margin) * unit));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        touch(s, length, x, y);
      }
    }
  }

  /** Finds where a pixel lies along and across the stroke, and paints it. */
  private void touch(Stroke s, double length, int px, int py) {
    double x = (px + 0.5) / unit;
    double y = (py + 0.5) / unit;
    double best = s.width() * s.width() * 0.38;
    double along = -1;
    double across = 0;
    double walked = 0;
    for (int i = 0; i + 1 < s.trail().size(); i++) {
      double dx = s.trail().x(i + 1) - s.trail().x(i);
      double dy = s.trail().y(i + 1) - s.trail().y(i);
      double l = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      double rx = x - s.trail().x(i);
      double ry = y - s.trail().y(i);
      double t = Ease.clamp((rx * dx + ry * dy) / (l * l), 0, 1);
      double ex = rx - t * dx;
      double ey = ry - t * dy;
      double d = ex * ex + ey * ey;
      if (d < best) {
        best = d;
        along = walked + t * l;
        across = Math.sqrt(d) * Math.signum(dx * ry - dy * rx);
      }
      walked += l;
    }
    if (along >= 0) {
      mark(s, py * width + px, along, along / (length + 1e-9), across / (s.width() * 0.5));
    }
  }

  private void mark(Stroke s, int pixel, double along, double part, double across) {
    double edge = Math.abs(across) + 0.16 * Noise.at(along / s.width() * 1.7, across, s.seed());
    double soft = Math.max(0.12, 1.4 / (s.width() * unit));
    double cover = Ease.step(1.0 + soft * 0.5, 1.0 - soft, edge);
    double bristle = Noise.at(across * s.width() * 0.62, along / s.width() * 0.28, s.seed() + 7);
    double dry = Ease.step(0.62, 1.05, part) * 0.9 * (1 - s.body() * 0.4);
    cover *= Ease.step(dry - 0.95, dry - 0.75, bristle * 0.8 - 0.15);
    if (cover <= 0.003) {
      return;
    }
    double mixed =
        Ease.step(0.05, 0.6, Noise.at(across * 2.2, along / s.width() * 0.2, s.seed() + 13));
    Rgb c = s.color().mix(s.streak(), mixed).times(1 + 0.13 * bristle);
    double rim = Ease.bell(0.78, 0.22, edge);
    double lump = Ease.bell(0, 0.12, part) + Ease.bell(1, 0.1, part) * 0.5;
    double thick = s.body() * (0.45 + 0.32 * bristle + 0.34 * rim + 0.2 * lump);
    color[pixel] = color[pixel].mix(c, cover);
    relief[pixel] = Ease.mix(relief[pixel], relief[pixel] * 0.45 + thick, cover);
  }

  /**
   * The painting in raking light from the upper left; a larger {@code depth} stresses the relief.
   */
  Canvas lit(double depth) {
    double k = depth * unit;
    return Canvas.paint(
        width,
        height,
        (x, y) -> {
          double gx = (relief(x + 1, y) - relief(x - 1, y)) * k;
          double gy = (relief(x, y + 1) - relief(x, y - 1)) * k;
          double n = 1 / Math.sqrt(gx * gx + gy * gy + 1);
          double facing = (0.45 * gx + 0.55 * gy + 0.7) * n / 0.7;
          double shine = Math.pow(Math.max(0, (0.24 * gx + 0.3 * gy + 0.92) * n), 40) - 0.04;
          Rgb c = color[y * width + x].times(0.55 + 0.45 * facing);
          return c.plus(Rgb.gray(0.07 * Math.max(0, shine) * Math.min(1, Math.hypot(gx, gy) * 2)))
              .clamp();
        });
  }

  private double relief(int x, int y) {
    int cx = Math.max(0, Math.min(width - 1, x));
    int cy = Math.max(0, Math.min(height - 1, y));
    return relief[cy * width + cx];
  }
}
