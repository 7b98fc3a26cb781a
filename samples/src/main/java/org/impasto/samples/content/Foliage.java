package org.impasto.samples.content;

import java.util.SplittableRandom;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/** Trees made of many loose leaves and needles. */
final class Foliage {
  private Foliage() {}

  private static Surface leaves(Rgb color) {
    return (p, n) -> {
      double v = 0.75 + 0.6 * Noise.at(p.x() * 1.1, p.y() * 1.1 + p.z(), 21);
      return Shade.matte(color.times(Math.max(0.2, v)), n);
    };
  }

  private static Vec direction(SplittableRandom random) {
    double z = 2 * random.nextDouble() - 1;
    double a = 2 * Math.PI * random.nextDouble();
    double r = Math.sqrt(1 - z * z);
    return new Vec(r * Math.cos(a), z, r * Math.sin(a));
  }

  private static void leaf(Mesh mesh, Surface s, Vec at, double size, SplittableRandom random) {
    Vec a = direction(random).times(size);
    Vec b = direction(random).times(size);
    mesh.triangle(s, at.plus(a), at.minus(a).plus(b.times(0.5)), at.plus(b));
  }

  /** A broad tree: boughs of leaves around a trunk. */
  static void broad(Mesh mesh, Vec foot, double height, int leaves, Rgb color, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    mesh.bar(
        Finish.plain(Rgb.light(0x3a2e24)),
        foot,
        foot.along(Vec.UP, height * 0.6),
        height * 0.03,
        height * 0.015);
    Surface leafy = leaves(color);
    int boughs = 9;
    for (int i = 0; i < boughs; i++) {
      Vec d = direction(random);
      Vec c =
          foot.plus(
              new Vec(
                  d.x() * height * 0.24, height * (0.56 + 0.24 * d.y()), d.z() * height * 0.24));
      double r = height * (0.16 + 0.1 * random.nextDouble());
      for (int k = 0; k < leaves / boughs; k++) {
        Vec at = c.along(direction(random), r * Math.cbrt(0.3 + 0.7 * random.nextDouble()));
        leaf(mesh, leafy, at, height * 1.5 / Math.sqrt(leaves), random);
      }
    }
  }

  /** A conifer: tiers of drooping branches, thinner towards the top. */
  static void conifer(Mesh mesh, Vec foot, double height, int tiers, Rgb color, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    mesh.bar(
        Finish.plain(Rgb.light(0x33261d)),
        foot,
        foot.along(Vec.UP, height * 0.97),
        height * 0.014,
        0.01);
    Surface needles = leaves(color);
    for (int t = 0; t < tiers; t++) {
      double up = 0.1 + 0.9 * t / tiers;
      double reach = height * 0.2 * Math.pow(1 - up, 0.8) + height * 0.012;
      int branches = 5 + (int) (6 * (1 - up));
      for (int b = 0; b < branches; b++) {
        double a = 2 * Math.PI * random.nextDouble();
        double r = reach * (0.55 + 0.6 * random.nextDouble());
        Vec root = foot.along(Vec.UP, height * (up + 0.5 * random.nextDouble() / tiers));
        Vec out = new Vec(Math.cos(a), -0.28 - 0.2 * random.nextDouble(), Math.sin(a));
        twigs(mesh, needles, root, out.times(r), tiers, random);
      }
    }
  }

  private static void twigs(
      Mesh mesh, Surface s, Vec root, Vec out, int tiers, SplittableRandom random) {
    int steps = Math.max(1, tiers / 4);
    double size = out.length() * (0.2 + 0.5 / steps);
    for (int i = 0; i < steps; i++) {
      double t = (i + 0.4 + 0.6 * random.nextDouble()) / steps;
      Vec at = root.along(out, t);
      Vec side = new Vec(-out.z(), 0, out.x()).unit().times(size * (1.1 - 0.7 * t));
      Vec hang = new Vec(0, -size * (0.25 + 0.3 * random.nextDouble()), 0);
      Vec tip = at.along(out, 1.1 / steps);
      mesh.triangle(s, at.plus(side).plus(hang), tip, at.minus(side).plus(hang));
    }
  }

  /** A conifer seen from afar: a ragged cone of a few triangles. */
  static void distantConifer(Mesh mesh, Surface s, Vec foot, double height, double spin) {
    Vec top = foot.along(Vec.UP, height);
    int sides = 5;
    for (int i = 0; i < sides; i++) {
      double a = spin + i * 2 * Math.PI / sides;
      double b = a + 2 * Math.PI / sides;
      double r = height * 0.2;
      Vec p = foot.plus(new Vec(r * Math.cos(a), height * 0.05, r * Math.sin(a)));
      Vec q = foot.plus(new Vec(r * Math.cos(b), height * 0.05, r * Math.sin(b)));
      mesh.triangle(s, p, q, top);
    }
  }

  static Surface forest(Rgb color) {
    return leaves(color);
  }
}
