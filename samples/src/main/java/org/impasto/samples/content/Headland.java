package org.impasto.samples.content;

import java.util.SplittableRandom;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/**
 * The land behind the harbor: the hill with its houses and church, the breakwater, the far
 * mountains.
 */
final class Headland {
  private final Mesh mesh;
  private final SplittableRandom random;

  Headland(Mesh mesh, SplittableRandom random) {
    this.mesh = mesh;
    this.random = random;
  }

  void build() {
    addHill();
    addBreakwater();
    addFarShore();
  }

  private static double hill(double x, double z) {
    double rise = Ease.step(64, 230, z) * Ease.step(75, -40, x);
    double left = Ease.step(-34, -120, x) * 0.8;
    return 1
        + 46 * Math.max(rise, left)
        + 7 * Math.max(rise, left) * Noise.fractal(x / 40, z / 40, 5, 61);
  }

  private void addHill() {
    Surface grass =
        (p, n) -> {
          double v = 0.8 + 0.5 * Noise.fractal(p.x() / 6, p.z() / 6, 5, 62);
          return Shade.matte(Rgb.light(0x56602f).mix(Rgb.light(0x7a6a3c), v - 0.4).times(v), n);
        };
    mesh.sheet(
        grass,
        110,
        110,
        (u, v) -> {
          double x = -260 + 380 * u;
          double z = -40 + 440 * v;
          boolean basin = (x > -34 && z < 66) || x > 29;
          return new Vec(x, basin ? -3 : hill(x, z), z);
        });
    addTrees();
    addHouses();
    addChurch(new Vec(-4, 8, 92));
  }

  private void addTrees() {
    for (int i = 0; i < 520; i++) {
      double x = -190 + 250 * random.nextDouble();
      double z = 74 + 220 * random.nextDouble();
      double h = hill(x, z);
      if (h > 5 && Noise.fractal(x / 30, z / 30, 2, 66) > -0.2) {
        Rgb green = Rgb.light(0x4a5a2c).mix(Rgb.light(0x6d5a2a), random.nextDouble() * 0.7);
        Foliage.broad(
            mesh, new Vec(x, h - 0.5, z), 5 + 5 * random.nextDouble(), 520, green, 5000 + i);
      }
    }
  }

  private void addHouses() {
    for (int i = 0; i < 34; i++) {
      double x = -120 + 150 * random.nextDouble();
      double z = 76 + 110 * random.nextDouble();
      Frame f = new Frame(new Vec(x, hill(x, z) - 0.6, z), 0.5 * random.nextDouble() - 0.1);
      new House(f, 6 + 3 * random.nextDouble(), 7, 2, House.paint(i * 3), i % 2 == 0, 300 + i)
          .addTo(mesh);
    }
  }

  private void addChurch(Vec at) {
    Frame f = new Frame(at, 0.2);
    Surface white = Finish.plaster(Rgb.light(0xd8d0c0), f, 81);
    mesh.box(white, f, new Vec(-2.6, -8, -2.6), new Vec(2.6, 17, 2.6));
    Surface slate = Finish.plain(Rgb.light(0x3f5a55));
    Surface dark = Finish.plain(Rgb.light(0x1c1c20));
    mesh.box(slate, f, new Vec(-2.9, 17, -2.9), new Vec(2.9, 17.5, 2.9));
    Vec[] foot = {
      f.at(-2.7, 17.5, -2.7), f.at(2.7, 17.5, -2.7), f.at(2.7, 17.5, 2.7), f.at(-2.7, 17.5, 2.7)
    };
    for (int i = 0; i < 4; i++) {
      mesh.triangle(slate, foot[i], foot[(i + 1) % 4], f.at(0, 29, 0));
    }
    mesh.bar(dark, f.at(0, 28.5, 0), f.at(0, 31, 0), 0.07, 0.05);
    mesh.bar(dark, f.at(-0.6, 30.2, 0), f.at(0.6, 30.2, 0), 0.06, 0.06);
    Surface belfry = Finish.pane(0.5, f.at(0, 13.5, -2.6));
    mesh.quad(
        belfry,
        f.at(-0.7, 12, -2.65),
        f.at(0.7, 12, -2.65),
        f.at(0.7, 15, -2.65),
        f.at(-0.7, 15, -2.65));
    new House(new Frame(f.at(2.6, -6, -1), 0.2), 15, 9, 3, Rgb.light(0xd8d0c0), false, 83)
        .addTo(mesh);
  }

  private void addBreakwater() {
    Surface rock = Finish.masonry(Rgb.light(0x6a655e), 90);
    for (int i = 0; i < 260; i++) {
      double t = random.nextDouble();
      Vec at =
          new Vec(
              44 + 36 * t, -0.4 + random.nextDouble() * 1.4, 98 - 8 * t + 5 * random.nextDouble());
      double r = 0.7 + random.nextDouble();
      Frame f = new Frame(at, random.nextDouble() * 3);
      mesh.box(rock, f, new Vec(-r, -r * 0.6, -r), new Vec(r, r * 0.6, r * 0.8));
    }
    Vec foot = new Vec(47, 1, 100);
    Surface bands =
        (p, n) -> {
          boolean red = (int) Math.floor((p.y() - 1) / 3) % 2 == 1;
          Rgb c = red ? Rgb.light(0xa83a2c) : Rgb.light(0xe2dccf);
          return Shade.matte(c.times(0.9 + 0.2 * Noise.at(p.y(), p.x() * 2, 7)), n);
        };
    mesh.bar(bands, foot, foot.along(Vec.UP, 11), 1.6, 1.1);
    Surface iron = Finish.plain(Rgb.light(0x2c2a2a));
    mesh.bar(iron, foot.along(Vec.UP, 11), foot.along(Vec.UP, 11.3), 1.6, 1.6);
    mesh.bar(
        Finish.lamp(new Rgb(14, 10, 5)),
        foot.along(Vec.UP, 11.4),
        foot.along(Vec.UP, 12.8),
        0.6,
        0.6);
    mesh.bar(iron, foot.along(Vec.UP, 12.8), foot.along(Vec.UP, 14), 1.0, 0.05);
  }

  private void addFarShore() {
    Surface slope =
        (p, n) -> {
          double v = 0.8 + 0.4 * Noise.fractal(p.x() / 90, p.z() / 90, 4, 96);
          return Shade.matte(Rgb.light(0x4f5640).times(v), n);
        };
    mesh.sheet(
        slope,
        260,
        60,
        (u, v) -> {
          double x = -100 + 3200 * u;
          double z = 900 + 2600 * v;
          double ridge = Noise.ridged(x / 900 + 3, z / 900, 7, 97);
          double rise = Math.sin(Math.PI * Math.min(1, v * 1.4)) + 0.4 * v;
          rise *= Ease.step(0, 0.06, u);
          return new Vec(x, -6 + 420 * ridge * ridge * rise, z);
        });
  }
}
