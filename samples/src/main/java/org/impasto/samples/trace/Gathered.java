package org.impasto.samples.trace;

import org.impasto.samples.canvas.Rgb;

/**
 * Light gathered by rays of one pixel; their mean is the pixel's color, {@code direct + scattered}.
 *
 * @param direct light that needs no smoothing: sky, sun, lamps, mirrored things
 * @param share color of the first matte surface times what was lost on the way to it
 * @param scattered light that this surface received from all around, times {@code share}
 * @param normal normal of the first surface, or zero for sky
 * @param depth meters to the first surface, or zero for sky
 */
record Gathered(Rgb direct, Rgb share, Rgb scattered, Vec normal, double depth) {
  static final Gathered NONE = new Gathered(Rgb.BLACK, Rgb.BLACK, Rgb.BLACK, new Vec(0, 0, 0), 0);

  Gathered plus(Gathered o) {
    return new Gathered(
        direct.plus(o.direct),
        share.plus(o.share),
        scattered.plus(o.scattered),
        normal.plus(o.normal),
        depth + o.depth);
  }

  Gathered times(double k) {
    return new Gathered(
        direct.times(k), share.times(k), scattered.times(k), normal.times(k), depth * k);
  }

  /** The scattered light alone, without the color of the surface. */
  Rgb irradiance() {
    return new Rgb(
        ratio(scattered.r(), share.r()),
        ratio(scattered.g(), share.g()),
        ratio(scattered.b(), share.b()));
  }

  private static double ratio(double a, double b) {
    return b < 1e-5 ? 0 : a / b;
  }
}
