package org.impasto.samples.content;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Sky;
import org.impasto.samples.trace.Vec;

/**
 * An evening sky with a low sun and two layers of clouds.
 *
 * @param sun unit vector towards the sun
 * @param sunlight light on a surface that faces the sun
 * @param zenith color overhead
 * @param horizon color at the horizon, away from the sun
 * @param glow color around the sun
 * @param cover share of the sky under clouds, [0, 1]
 * @param seed shape of the clouds
 */
record DuskSky(Vec sun, Rgb sunlight, Rgb zenith, Rgb horizon, Rgb glow, double cover, int seed)
    implements Sky {

  @Override
  public double sunRadius() {
    return 0.02;
  }

  @Override
  public Rgb ambient(Vec d) {
    return dome(d);
  }

  @Override
  public Rgb haze(Vec d) {
    return dome(new Vec(d.x(), 0.03, d.z()).unit()).times(0.85);
  }

  private Rgb dome(Vec d) {
    double up = Math.max(0, d.y());
    Rgb base = horizon.mix(zenith, Math.pow(up, 0.55) * 1.15);
    double near = Math.max(0, d.dot(sun));
    double wide = Math.pow(near, 5) * 0.55 * (1 - up);
    double tight = Math.pow(near, 60) * 1.2;
    return base.plus(glow.times(wide + tight));
  }

  @Override
  public Rgb seen(Vec d) {
    Rgb c = dome(d);
    double up = Math.max(d.y(), 0.001);
    double fade = Ease.step(0.015, 0.11, up);
    c = cirrus(c, d, up, fade);
    c = cumulus(c, d, up, fade);
    double disk = Ease.step(Math.cos(0.028), Math.cos(0.018), d.dot(sun));
    return c.plus(sunlight.times(disk * 3));
  }

  /** Thin high streaks, combed by the wind. */
  private Rgb cirrus(Rgb c, Vec d, double up, double fade) {
    double x = d.x() / (up + 0.12);
    double z = d.z() / (up + 0.12);
    double warp = Noise.fractal(x * 0.5, z * 0.5, 3, seed + 40);
    double streak =
        Noise.fractal(x * 0.45 + z * 0.5 + warp, z * 2.1 - x * 0.9 + warp * 1.4, 6, seed);
    double density = Ease.step(0.0, 0.75, streak + 0.12) * fade * 0.6;
    double near = Math.pow(Math.max(0, d.dot(sun)), 3);
    Rgb lit = glow.times(0.75 + 0.9 * near).plus(Rgb.gray(0.16));
    return c.mix(lit, density);
  }

  /** Broken lower clouds: bright towards the sun, gray-violet away from it. */
  private Rgb cumulus(Rgb c, Vec d, double up, double fade) {
    double x = 1.15 * d.x() / (up + 0.10);
    double z = 1.15 * d.z() / (up + 0.10);
    double here = cloud(x, z);
    double density = Ease.step(0, 0.34, here) * fade;
    if (density <= 0) {
      return c;
    }
    double towards = cloud(x + sun.x() * 0.28, z + sun.z() * 0.28);
    double lit = Ease.clamp(0.55 + (here - towards) * 2.2 - here * 0.45, 0, 1);
    double near = Math.pow(Math.max(0, d.dot(sun)), 4);
    Rgb shadow = horizon.mix(zenith, 0.55).times(0.55).plus(glow.times(0.06));
    Rgb bright = glow.times(0.95 + 1.5 * near).plus(horizon.times(0.35));
    return c.mix(shadow.mix(bright, lit), density * 0.92);
  }

  private double cloud(double x, double z) {
    double wx = Noise.fractal(x * 0.6, z * 0.6, 3, seed + 60);
    double wz = Noise.fractal(x * 0.6 + 7, z * 0.6 + 3, 3, seed + 70);
    return Noise.fractal(x * 0.55 + wx * 0.7, z * 0.8 + wz * 0.7, 7, seed + 80) + cover - 0.5;
  }
}
