package org.impasto.samples.canvas;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** A raster of colors, row by row from the top left. */
public final class Canvas {
  private final int width;
  private final int height;
  private final Rgb[] pixels;

  private Canvas(int width, int height, Rgb[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** The color of the pixel in column x of row y. */
  public interface Painter {
    Rgb at(int x, int y);
  }

  /** Asks the painter for every pixel, rows in parallel. */
  public static Canvas paint(int width, int height, Painter painter) {
    Rgb[] pixels = new Rgb[width * height];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                pixels[y * width + x] = painter.at(x, y);
              }
            });
    return new Canvas(width, height, pixels);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixel at x, y; positions outside give the nearest edge pixel. */
  public Rgb at(int x, int y) {
    int cx = Math.max(0, Math.min(width - 1, x));
    int cy = Math.max(0, Math.min(height - 1, y));
    return pixels[cy * width + cx];
  }

  public Canvas map(Painter painter) {
    return paint(width, height, painter);
  }

  /** The mean of each block of {@code factor} × {@code factor} pixels. */
  public Canvas reduced(int factor) {
    return paint(
        width / factor,
        height / factor,
        (x, y) -> {
          Rgb sum = Rgb.BLACK;
          for (int i = 0; i < factor * factor; i++) {
            sum = sum.plus(at(x * factor + i % factor, y * factor + i / factor));
          }
          return sum.times(1.0 / (factor * factor));
        });
  }

  /** A Gaussian blur; sigma in pixels. */
  public Canvas blurred(double sigma) {
    if (sigma < 0.2) {
      return this;
    }
    int radius = (int) Math.ceil(sigma * 2.5);
    double[] kernel = new double[2 * radius + 1];
    double total = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
      total += kernel[i + radius];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= total;
    }
    return swept(kernel, radius, 1, 0).swept(kernel, radius, 0, 1);
  }

  private Canvas swept(double[] kernel, int radius, int dx, int dy) {
    return map(
        (x, y) -> {
          double r = 0;
          double g = 0;
          double b = 0;
          for (int i = -radius; i <= radius; i++) {
            Rgb c = at(x + i * dx, y + i * dy);
            double k = kernel[i + radius];
            r += c.r() * k;
            g += c.g() * k;
            b += c.b() * k;
          }
          return new Rgb(r, g, b);
        });
  }

  /** The 8-bit picture of sRGB-encoded pixels. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Rgb c = at(x, y).clamp();
        image.setRGB(x, y, byteOf(c.r()) << 16 | byteOf(c.g()) << 8 | byteOf(c.b()));
      }
    }
    return image;
  }

  private static int byteOf(double v) {
    return (int) (v * 255 + 0.5);
  }
}
