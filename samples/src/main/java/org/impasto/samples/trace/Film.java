package org.impasto.samples.trace;

import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * Turns linear light into a photograph.
 *
 * @param exposure factor on the light
 * @param bloom share of bright light that spreads in the lens
 * @param saturation 1 leaves colors alone
 */
public record Film(double exposure, double bloom, double saturation) {
  /** Bloom, vignette, filmic tone curve and a trace of grain; the result is sRGB-encoded. */
  public Canvas develop(Canvas light) {
    double size = light.width();
    Canvas near = light.blurred(size * 0.004);
    Canvas wide = light.blurred(size * 0.02);
    return light.map(
        (x, y) -> {
          Rgb halo = near.at(x, y).mix(wide.at(x, y), 0.5);
          Rgb c = light.at(x, y).mix(halo, bloom);
          double dx = 2 * x / size - 1;
          double dy = (2.0 * y - light.height()) / size;
          double vignette = 1 - 0.16 * (dx * dx + dy * dy);
          double grain = 1 + 0.03 * Noise.at(x * 0.71, y * 0.71, 5);
          Rgb t = c.times(exposure * vignette * grain);
          return new Rgb(curve(t.r()), curve(t.g()), curve(t.b())).saturate(saturation).encoded();
        });
  }

  /** A film-like curve: soft toe, long shoulder (Narkowicz's fit of the ACES curve). */
  private static double curve(double v) {
    double x = v * 0.8;
    return (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
  }
}
