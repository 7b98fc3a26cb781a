package org.impasto.samples.style;

import org.impasto.samples.canvas.Rgb;

/**
 * One pull of a loaded brush, in the units of its {@link Easel}.
 *
 * @param xs points of the path
 * @param ys points of the path
 * @param width width of the brush
 * @param color main color, sRGB
 * @param streak second color on the brush, seen as streaks
 * @param body thickness of the paint: 0 for a glaze, 1 for impasto
 * @param seed bristles
 */
record Stroke(
    double[] xs, double[] ys, double width, Rgb color, Rgb streak, double body, int seed) {

  /** A direction at a point, of any length. */
  interface Flow {
    double[] at(double x, double y);
  }

  /** A path of {@code steps} steps of length {@code step} along the flow, centered on the start. */
  static double[][] follow(Flow flow, double x, double y, double step, int steps) {
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
    return new double[][] {xs, ys};
  }

  /** A dab of nearly round paint. */
  static Stroke dab(
      double x, double y, double angle, double width, double length, Rgb c, double body, int seed) {
    double dx = Math.cos(angle) * length / 2;
    double dy = Math.sin(angle) * length / 2;
    return new Stroke(
        new double[] {x - dx, x + dx}, new double[] {y - dy, y + dy}, width, c, c, body, seed);
  }
}
