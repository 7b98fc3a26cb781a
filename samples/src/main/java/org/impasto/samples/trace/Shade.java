package org.impasto.samples.trace;

import org.impasto.samples.canvas.Rgb;

/**
 * How a surface looks at one point.
 *
 * @param albedo share of light scattered, linear, [0, 1]; black for a clear surface, which only
 *     mirrors and glows
 * @param glow light given off, linear
 * @param normal unit normal with the fine relief of the surface
 * @param gloss mirrored share at normal incidence, [0, 1]; 0 is matte
 * @param blur spread of the mirrored direction, 0 for a perfect mirror
 */
public record Shade(Rgb albedo, Rgb glow, Vec normal, double gloss, double blur) {
  public static Shade matte(Rgb albedo, Vec normal) {
    return new Shade(albedo, Rgb.BLACK, normal, 0, 0);
  }

  public static Shade glossy(Rgb albedo, Vec normal, double gloss, double blur) {
    return new Shade(albedo, Rgb.BLACK, normal, gloss, blur);
  }

  public static Shade clear(Rgb glow, Vec normal, double gloss) {
    return new Shade(Rgb.BLACK, glow, normal, gloss, 0);
  }

  boolean isClear() {
    return albedo.r() + albedo.g() + albedo.b() == 0;
  }
}
