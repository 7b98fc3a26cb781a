package org.impasto.samples.content;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/**
 * A wooden boat afloat; its bow points along x of its frame, whose origin is amidships on the
 * water.
 *
 * @param frame place and heading
 * @param length meters from stern to bow
 * @param color color of the hull, linear
 * @param rig what stands on deck
 * @param seed details
 */
record Boat(Frame frame, double length, Rgb color, Rig rig, int seed) {
  enum Rig {
    ROWING,
    FISHING,
    SAILING
  }

  private static final Rgb CREAM = Rgb.light(0xe9e0cd);

  private double half(double u) {
    double beam = length * (rig == Rig.SAILING ? 0.15 : 0.18);
    if (u < 0.42) {
      double s = (0.42 - u) / 0.42;
      return beam * (1 - 0.3 * s * s);
    }
    return beam * Math.sqrt(Math.max(0, 1 - Math.pow((u - 0.42) / 0.58, 2.6)));
  }

  private double sheer(double u) {
    double low = length * (rig == Rig.ROWING ? 0.085 : 0.095);
    return low * (1 + 0.95 * Math.pow(u, 2.4) + 0.3 * (1 - u) * (1 - u));
  }

  /**
   * A point of the hull: u from stern to bow, v from the left rail under the keel to the right
   * rail.
   */
  private Vec hull(double u, double v) {
    double side = 2 * v - 1;
    double around = Math.abs(side);
    double draft = length * 0.04;
    double y = -draft + (sheer(u) + draft) * Math.pow(around, 1.7);
    double across = half(u) * (1 - Math.pow(1 - around, 2.4));
    double rake = length * 0.06 * around * u * u;
    return frame.at((u - 0.5) * length + rake, y, Math.signum(side) * across);
  }

  void addTo(Mesh mesh) {
    Surface paint = hullPaint();
    mesh.sheet(paint, 28, 16, this::hull);
    Surface plank =
        Finish.boards(Rgb.light(0x8a6a48), new Frame(frame.origin(), frame.turn()), seed);
    double depth = rig == Rig.ROWING ? 0.55 : 0.3;
    mesh.sheet(
        plank,
        20,
        4,
        (u, v) ->
            frame.at(
                (u - 0.5) * length + length * 0.05 * u * u,
                sheer(u) - depth * length * 0.09,
                half(u) * (2 * v - 1) * 0.97));
    Vec stern = frame.at(-length / 2, sheer(0) * 0.9, 0);
    mesh.sheet(paint, 2, 16, (u, v) -> stern.along(hull(0, v).minus(stern), u));
    Surface rail = Finish.plain(CREAM);
    for (int i = 0; i < 24; i++) {
      for (double v : new double[] {0, 1}) {
        mesh.bar(rail, hull(i / 24.0, v), hull((i + 1) / 24.0, v), length * 0.006, length * 0.006);
      }
    }
    switch (rig) {
      case ROWING -> addThwarts(mesh);
      case FISHING -> addWheelhouse(mesh);
      case SAILING -> addMast(mesh);
    }
  }

  private Surface hullPaint() {
    return (p, n) -> {
      Vec q = frame.local(p);
      double u = Ease.clamp(q.x() / length + 0.5, 0, 1);
      double rust = Math.max(0, Noise.fractal(q.x() * 3, q.y() * 0.8, 4, seed));
      double plank = Ease.fraction(q.y() / (sheer(u) * 0.16)) < 0.12 ? 0.72 : 1;
      Rgb c = color.mix(Rgb.light(0x4a3020), rust * 0.5).times(plank);
      if (q.y() < length * 0.018) {
        c = Rgb.light(0x6b2a22).mix(Rgb.light(0x1c2018), 0.4 + rust);
      } else if (q.y() > sheer(u) * 0.84) {
        c = CREAM.times(0.9 - 0.3 * rust);
      }
      return Shade.matte(c, n);
    };
  }

  private void addThwarts(Mesh mesh) {
    Surface wood = Finish.plain(Rgb.light(0x9a7448));
    for (double u : new double[] {0.22, 0.45, 0.66}) {
      double x = (u - 0.5) * length;
      double y = sheer(u) * 0.78;
      mesh.box(wood, frame, new Vec(x - 0.14, y, -half(u)), new Vec(x + 0.14, y + 0.04, half(u)));
    }
    for (int side = -1; side <= 1; side += 2) {
      Vec a = frame.at(-length * 0.32, sheer(0.2) * 0.95, side * 0.2);
      Vec b = frame.at(length * 0.25, sheer(0.75) * 1.05, side * 0.35);
      mesh.bar(wood, a, b, 0.025, 0.035);
    }
  }

  private void addWheelhouse(Mesh mesh) {
    Surface white = Finish.plain(CREAM);
    Surface roof = Finish.plain(color.times(0.8));
    double l = length;
    double deck = sheer(0.3) * 0.8;
    double top = deck + l * 0.21;
    double w = l * 0.085;
    mesh.box(white, frame, new Vec(-0.27 * l, deck, -w), new Vec(-0.06 * l, top, w));
    mesh.box(
        roof, frame, new Vec(-0.29 * l, top, -w - 0.12), new Vec(-0.03 * l, top + 0.1, w + 0.12));
    Surface pane = Finish.pane(0.7, frame.at(-0.16 * l, top - 0.06 * l, 0));
    for (int i = 0; i < 3; i++) {
      double x = (-0.255 + i * 0.066) * l;
      for (double z : new double[] {-w - 0.02, w + 0.02}) {
        pane(mesh, pane, frame.at(x, top - 0.1 * l, z), frame.at(x + 0.05 * l, top - 0.025 * l, z));
      }
    }
    for (int i = 0; i < 2; i++) {
      double z = (i - 0.94) * w;
      double x = -0.06 * l + 0.02;
      pane(mesh, pane, frame.at(x, top - 0.1 * l, z), frame.at(x, top - 0.025 * l, z + 0.88 * w));
    }
    Surface spar = Finish.plain(Rgb.light(0x7a5a36));
    Vec foot = frame.at(0.06 * l, deck, 0);
    Vec head = frame.at(0.06 * l, deck + l * 0.62, 0);
    mesh.bar(spar, foot, head, 0.11, 0.06);
    mesh.bar(
        spar,
        frame.at(0.06 * l, deck + l * 0.17, 0),
        frame.at(0.4 * l, deck + l * 0.4, 0),
        0.07,
        0.05);
    Surface after = Finish.plain(Rgb.light(0x6a4e30));
    mesh.bar(
        after, frame.at(-0.36 * l, deck, 0), frame.at(-0.38 * l, deck + l * 0.36, 0), 0.07, 0.04);
    addStays(mesh, head);
    addNets(mesh, deck);
  }

  private static void pane(Mesh mesh, Surface s, Vec low, Vec high) {
    Vec b = new Vec(high.x(), low.y(), high.z());
    Vec d = new Vec(low.x(), high.y(), low.z());
    mesh.quad(s, low, b, high, d);
  }

  private void addNets(Mesh mesh, double deck) {
    Surface net =
        (p, n) -> {
          double v = 0.55 + 0.6 * Noise.cracks(p.x() * 6 + p.y() * 4, p.z() * 6 + p.y() * 5, 4);
          return Shade.matte(Rgb.light(0x2f6a5c).times(v), n);
        };
    mesh.sheet(
        net,
        16,
        10,
        (u, v) -> {
          double a = u * 2 * Math.PI;
          double r = length * 0.1 * Math.cos(v * Math.PI / 2);
          double bump = 1 + 0.25 * Noise.at(u * 7, v * 4, seed);
          double y = deck + length * 0.07 * Math.sin(v * Math.PI / 2) * bump;
          return frame.at(0.2 * length + r * Math.cos(a) * bump, y, r * 0.7 * Math.sin(a));
        });
    Surface buoy = Finish.plain(Rgb.light(0xd8622a));
    for (int i = 0; i < 4; i++) {
      Vec c = frame.at((-0.3 + 0.14 * i) * length, sheer(0.3) * 0.75, -half(0.3 + 0.1 * i) - 0.12);
      ball(mesh, buoy, c, 0.24);
    }
  }

  static void ball(Mesh mesh, Surface s, Vec c, double r) {
    mesh.sheet(
        s,
        14,
        9,
        (u, v) -> {
          double a = u * 2 * Math.PI;
          double b = (v - 0.5) * Math.PI;
          double k = r * Math.cos(b);
          return c.plus(new Vec(k * Math.cos(a), r * Math.sin(b), k * Math.sin(a)));
        });
  }

  private void addMast(Mesh mesh) {
    double l = length;
    Surface spar = Finish.plain(Rgb.light(0x9c7a4e));
    double deck = sheer(0.5) * 0.8;
    Vec head = frame.at(0.08 * l, l * 1.3, 0);
    mesh.bar(spar, frame.at(0.08 * l, deck, 0), head, 0.09, 0.05);
    Vec boomEnd = frame.at(-0.4 * l, deck + 0.16 * l, 0);
    Vec boom = frame.at(0.08 * l, deck + 0.14 * l, 0);
    mesh.bar(spar, boom, boomEnd, 0.05, 0.05);
    Surface sail = Finish.plain(Rgb.light(0xd9c7a4));
    for (int i = 0; i < 9; i++) {
      Vec a = boom.plus(boomEnd.minus(boom).times(i / 9.0));
      Vec b = boom.plus(boomEnd.minus(boom).times((i + 1) / 9.0));
      Vec lift = new Vec(0, 0.13, 0);
      double r = 0.17 - 0.01 * i;
      mesh.bar(sail, a.plus(lift), b.plus(lift), r * (i % 2 == 0 ? 0.85 : 1), r);
    }
    Surface cabin = Finish.plain(Rgb.light(0xb08a5a));
    mesh.box(
        cabin,
        frame,
        new Vec(-0.12 * l, deck, -0.08 * l),
        new Vec(0.2 * l, deck + 0.07 * l, 0.08 * l));
    addStays(mesh, head);
  }

  private void addStays(Mesh mesh, Vec head) {
    Surface wire = Finish.plain(Rgb.light(0x2a2622));
    double r = 0.018;
    mesh.bar(wire, head, frame.at(0.54 * length, sheer(1), 0), r, r);
    mesh.bar(wire, head, frame.at(-0.49 * length, sheer(0), 0), r, r);
    for (double u : new double[] {0.45, 0.6}) {
      mesh.bar(wire, head, hull(u, 0), r, r);
      mesh.bar(wire, head, hull(u, 1), r, r);
    }
  }
}
