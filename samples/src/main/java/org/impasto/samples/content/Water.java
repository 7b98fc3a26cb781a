package org.impasto.samples.content;

import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/**
 * Water that mirrors the sky and shows its depth where one looks down into it.
 *
 * @param depths color of the depths, linear
 * @param waves height of the ripples: 0 for a mirror, 1 for a breeze
 */
record Water(Rgb depths, double waves) implements Surface {
  private static final double[] LENGTHS = {9, 3.1, 1.15, 0.42, 0.16};
  private static final double[] SLOPES = {0.012, 0.022, 0.036, 0.04, 0.03};

  @Override
  public Shade at(Vec p, Vec normal) {
    double sx = 0;
    double sz = 0;
    double gust = 0.45 + 0.75 * Math.max(0, 0.5 + Noise.fractal(p.x() / 30, p.z() / 70, 3, 900));
    for (int i = 0; i < LENGTHS.length; i++) {
      double x = (p.x() * 0.9 + p.z() * 0.2) / LENGTHS[i];
      double z = (p.z() * 1.1 - p.x() * 0.2) / LENGTHS[i];
      double e = 0.08;
      double here = Noise.at(x, z, 910 + i);
      sx += SLOPES[i] * (Noise.at(x + e, z, 910 + i) - here) / e;
      sz += SLOPES[i] * 1.3 * (Noise.at(x, z + e, 910 + i) - here) / e;
    }
    Vec n = new Vec(-sx * waves * gust, 1, -sz * waves * gust).unit();
    return Shade.clear(depths, n, 0.03);
  }
}
