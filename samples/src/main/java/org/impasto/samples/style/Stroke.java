package org.impasto.samples.style;

import org.impasto.samples.canvas.Rgb;

/**
 * One pull of a loaded brush, in the units of its {@link Easel}.
 *
 * @param trail path of the brush
 * @param width width of the brush
 * @param color main color, sRGB
 * @param streak second color on the brush, seen as streaks
 * @param body thickness of the paint: 0 for a glaze, 1 for impasto
 * @param seed bristles
 */
record Stroke(Trail trail, double width, Rgb color, Rgb streak, double body, int seed) {

  /** A dab of nearly round paint. */
  static Stroke dab(
      double x, double y, double angle, double width, double length, Rgb c, double body, int seed) {
    double dx = Math.cos(angle) * length / 2;
    double dy = Math.sin(angle) * length / 2;
    return new Stroke(Trail.through(x - dx, y - dy, x + dx, y + dy), width, c, c, body, seed);
  }
}
