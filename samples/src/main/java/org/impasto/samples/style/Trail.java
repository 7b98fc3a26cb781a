package org.impasto.samples.style;

/** The path of a brush: a row of points, in the units of an {@link Easel}. */
final class Trail {
  private final double[] xs;
  private final double[] ys;

  private Trail(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /** A direction at a point, of any length. */
  interface Flow {
    double[] at(double x, double y);
  }

  /** A path through the given points, as x and y in turn. */
  static Trail through(double... points) {
    double[] xs = new double[points.length / 2];
    double[] ys = new double[points.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = points[2 * i];
      ys[i] = points[2 * i + 1];
    }
    return new Trail(xs, ys);
  }

  /** A path of {@code steps} steps of length {@code step} along the flow, centered on the start. */
  static Trail follow(Flow flow, double x, double y, double step, int steps) {
    double[] xs = new double[steps + 1];
    double[] ys = new double[steps + 1];
    int middle = steps / 2;
    xs[middle] = x;
    ys[middle] = y;
    for (int way = -1; way <= 1; way += 2) {
      double px = x;
      double py = y;
      for (int i = middle + way; i >= 0 && i <= steps; i += way) {
        double[] d = flow.at(px, py);
        double k = way * step / Math.max(1e-9, Math.hypot(d[0], d[1]));
        px += d[0] * k;
        py += d[1] * k;
        xs[i] = px;
        ys[i] = py;
      }
    }
    return new Trail(xs, ys);
  }

  int size() {
    return xs.length;
  }

  double x(int i) {
    return xs[i];
  }

  double y(int i) {
    return ys[i];
  }
}
