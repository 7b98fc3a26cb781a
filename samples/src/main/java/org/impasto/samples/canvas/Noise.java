package org.impasto.samples.canvas;

/** Seeded gradient and cellular noise; every value depends on its arguments alone. */
public final class Noise {
  private Noise() {}

  /** A well mixed 32-bit hash of a lattice point. */
  public static int hash(int x, int y, int z) {
    int h = x * 0x8da6b343 ^ y * 0xd8163841 ^ z * 0xcb1ab31f;
    h = (h ^ (h >>> 15)) * 0x2c1b3c6d;
    h = (h ^ (h >>> 12)) * 0x297a2d39;
    return h ^ (h >>> 15);
  }

  /** Uniform in [0, 1) for a lattice point. */
  public static double cell(int x, int y, int seed) {
    return (hash(x, y, seed) >>> 8) * 0x1p-24;
  }

  /** Gradient noise, about [-1, 1]. */
  public static double at(double x, double y, int seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    double u = fade(fx);
    double v = fade(fy);
    double a = slope(hash(ix, iy, seed), fx, fy);
    double b = slope(hash(ix + 1, iy, seed), fx - 1, fy);
    double c = slope(hash(ix, iy + 1, seed), fx, fy - 1);
    double d = slope(hash(ix + 1, iy + 1, seed), fx - 1, fy - 1);
    double top = a + (b - a) * u;
    return (top + (c + (d - c) * u - top) * v) * 1.4;
  }

  /** Gradient noise in space, about [-1, 1]. */
  public static double at(double x, double y, double z, int seed) {
    int iz = (int) Math.floor(z);
    double fz = z - iz;
    double w = fade(fz);
    double low = at(x + offset(iz, 1), y + offset(iz, 2), seed);
    double high = at(x + offset(iz + 1, 1), y + offset(iz + 1, 2), seed);
    double norm = 1 / Math.sqrt(w * w + (1 - w) * (1 - w));
    return (low + (high - low) * w) * norm;
  }

  private static double offset(int layer, int axis) {
    return (hash(layer, axis, 77) & 1023) * 1.37;
  }

  /** Fractal noise: octaves of doubling frequency and halving amplitude, about [-1, 1]. */
  public static double fractal(double x, double y, int octaves, int seed) {
    double sum = 0;
    double amplitude = 0.5;
    double px = x;
    double py = y;
    for (int i = 0; i < octaves; i++) {
      sum += amplitude * at(px, py, seed + i);
      amplitude *= 0.5;
      double qx = 1.6 * px - 1.2 * py;
      py = 1.2 * px + 1.6 * py;
      px = qx;
    }
    return sum * 1.3;
  }

  /** Fractal noise folded into sharp crests, about [0, 1]. */
  public static double ridged(double x, double y, int octaves, int seed) {
    double sum = 0;
    double amplitude = 0.5;
    double weight = 1;
    double px = x;
    double py = y;
    for (int i = 0; i < octaves; i++) {
      double n = 1 - Math.abs(at(px, py, seed + i));
      n *= n;
      sum += amplitude * n * weight;
      weight = Math.min(1, Math.max(0, n * 1.6));
      amplitude *= 0.5;
      double qx = 1.6 * px - 1.2 * py;
      py = 1.2 * px + 1.6 * py;
      px = qx;
    }
    return sum;
  }

  /** Distance from a point to the border of its cell in a jittered grid, 0 on the border. */
  public static double cracks(double x, double y, int seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double nearest = 9;
    double second = 9;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        double sx = ix + dx + cell(ix + dx, iy + dy, seed) - x;
        double sy = iy + dy + cell(ix + dx, iy + dy, seed + 1) - y;
        double d = sx * sx + sy * sy;
        if (d < nearest) {
          second = nearest;
          nearest = d;
        } else if (d < second) {
          second = d;
        }
      }
    }
    return Math.sqrt(second) - Math.sqrt(nearest);
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double slope(int hash, double x, double y) {
    return switch (hash & 7) {
      case 0 -> x;
      case 1 -> -x;
      case 2 -> y;
      case 3 -> -y;
      case 4 -> (x + y) * 0.7071;
      case 5 -> (x - y) * 0.7071;
      case 6 -> (y - x) * 0.7071;
      default -> -(x + y) * 0.7071;
    };
  }
}
