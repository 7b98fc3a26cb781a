package org.impasto.samples.content;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/** The ground of a mountain valley around a lake; the water stands at height 0. */
final class Valley implements Surface {
  private static final Rgb ROCK = Rgb.light(0x77706b);
  private static final Rgb WARM_ROCK = Rgb.light(0x8d7560);
  private static final Rgb SNOW = Rgb.light(0xf2f3f6);
  private static final Rgb MEADOW = Rgb.light(0x5a5a2e);
  private static final Rgb FLOOR = Rgb.light(0x2e3420);
  private static final Rgb SHINGLE = Rgb.light(0x6f6a60);

  /** Meters above the water. */
  double height(double x, double z) {
    double bank = 0.24 * (10.4 - z - 0.3 * x + 2.2 * Noise.fractal(x / 7, z / 9, 4, 500));
    double near = Ease.clamp(bank, -4, 1.3);
    double cape = 9 * Math.exp(-square((x - 72) / 46) - square((z - 165) / 24)) - 2.6;
    double bent = 40 * Noise.fractal(x / 260, z / 260, 3, 510);
    double left = Ease.step(-110, -1100, x + bent + 0.05 * z);
    double right = Ease.step(190, 1100, x + bent - 0.1 * z);
    double back = Ease.step(560, 2600, z + 2.5 * bent);
    double rise = Math.max(back, Math.max(left * 0.3, right * 0.5));
    double far = -4 + 640 * rise * relief(x, z) + 30 * Math.sqrt(rise) + peak(x, z);
    return Math.max(near, Math.max(cape, far));
  }

  private static double relief(double x, double z) {
    double wx = 120 * Noise.fractal(x / 700, z / 700, 3, 520);
    double r = Noise.ridged((x + wx) / 1700 + 5.3, (z - wx) / 1500 + 1.2, 10, 530);
    return 0.15 + 0.85 * r * r * 1.5;
  }

  /** The mountain that closes the valley. */
  private static double peak(double x, double z) {
    double dx = (x - 520) / 1250;
    double dz = (z - 4300) / 1500;
    double d = Math.sqrt(dx * dx + dz * dz);
    double fluted = 0.8 + 0.42 * Noise.ridged(x / 900 + 2.7, z / 900, 10, 540);
    return 1230 * Math.pow(Math.max(0, 1 - d), 1.25) * fluted;
  }

  private static double square(double v) {
    return v * v;
  }

  @Override
  public Shade at(Vec p, Vec normal) {
    double x = p.x();
    double z = p.z();
    double grain = Noise.fractal(x / 14, (z + p.y()) / 14, 6, 550);
    double strata = Noise.fractal(x / 300, p.y() / 22 + grain, 4, 560);
    Rgb rock = ROCK.mix(WARM_ROCK, 0.5 + strata).times(0.85 + 0.5 * grain + 0.25 * strata);
    double steep = 1 - normal.y();
    Rgb c = p.y() < 1.6 ? shore(p, grain) : FLOOR.mix(MEADOW, 0.4 + grain).times(0.9 + 0.4 * grain);
    double treeLine = Ease.step(230, 420, p.y() + 160 * grain);
    c = c.mix(rock, Math.max(treeLine, Ease.step(0.3, 0.45, steep)));
    double lie = p.y() + 330 * Noise.fractal(x / 260, z / 260, 5, 570) - 900 * (steep - 0.3);
    double snow = Ease.step(400, 700, lie) * Ease.step(0.72, 0.5, steep + 0.16 * grain);
    return Shade.matte(c.mix(SNOW, snow), normal);
  }

  /** Pebbles, dark where the water has wetted them. */
  private static Rgb shore(Vec p, double grain) {
    double stones = Noise.cracks(p.x() * 5, p.z() * 5, 580);
    double fine = Noise.cracks(p.x() * 17, p.z() * 17, 590);
    double wet = Ease.step(0.22, 0.03, p.y());
    double v = 0.35 + 0.6 * Math.min(1, stones * 2.2) + 0.35 * fine + 0.4 * grain;
    Rgb grass = MEADOW.mix(FLOOR, 0.5 + grain);
    return SHINGLE.times(v * (1 - 0.6 * wet)).mix(grass, Ease.step(0.5, 1.0, p.y() + 0.4 * grain));
  }
}
