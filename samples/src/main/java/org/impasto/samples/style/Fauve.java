package org.impasto.samples.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/** A road through red hills in broad, unmixed strokes with dark blue contours. */
public final class Fauve {
  private static final double HEIGHT = 800;
  private static final int CONTOUR = 0x1b2350;

  /** The parts of the picture, each with its own colors and direction of the brush. */
  private enum Part {
    SKY(0xfbd24a, 0xf8a63a, 0xfbe58a, 0x8fd0c0, 0xf28a6a),
    PEAK(0x3a55b0, 0x6a4fb0, 0x2f86c0, 0xb884c8, 0x27409a),
    FAR_HILL(0xe0482e, 0xf07a34, 0xc9304e, 0xf4a24a, 0xe8604a),
    NEAR_HILL(0x1f8a5a, 0x6ab43a, 0x157a78, 0xb8d048, 0x2fa06a),
    ROAD(0xf4a8b8, 0xfad0b0, 0xe87fa0, 0xfbe6c8, 0xd8a0d8),
    CROWN(0x1d5f78, 0x2a6ab0, 0x1f8a72, 0xd8402f, 0x3a2470),
    TRUNK(0x8a2f5a, 0xd0502f, 0x4a2a70, 0xe88a3a, 0x2f3f90);

    private final int first;
    private final int second;
    private final int third;
    private final int light;
    private final int dark;

    Part(int first, int second, int third, int light, int dark) {
      this.first = first;
      this.second = second;
      this.third = third;
      this.light = light;
      this.dark = dark;
    }

    Rgb pick(double t) {
      int[] ramp = {dark, first, second, third, light};
      return Rgb.hex(ramp[(int) Ease.clamp(t * 5, 0, 4)]);
    }
  }

  /** A tree: foot, lean, height and crown. */
  private record Tree(double x, double y, double lean, double tall, double crown) {
    double top() {
      return y - tall;
    }

    /** How far a point lies from the middle of the crown; its ragged edge is at 1. */
    double inCrown(double px, double py) {
      double wave = 0.2 * Noise.fractal(px / 44, py / 44, 3, 122);
      return Math.hypot((px - center(top())) / crown, (py - top()) / (crown * 0.82)) + wave;
    }

    /** The point of the crown's edge in a direction. */
    double[] edge(double angle) {
      double dx = Math.cos(angle) * crown;
      double dy = Math.sin(angle) * crown * 0.82;
      double k = 1.4;
      while (k > 0.6 && inCrown(center(top()) + dx * k, top() + dy * k) > 1) {
        k -= 0.01;
      }
      return new double[] {center(top()) + dx * k, top() + dy * k};
    }

    double center(double y0) {
      double up = (y - y0) / tall;
      return x + lean * up + 12 * Math.sin(up * 5);
    }
  }

  private static final List<Tree> TREES =
      List.of(
          new Tree(150, 760, 60, 470, 150),
          new Tree(880, 720, -50, 420, 135),
          new Tree(330, 590, 14, 200, 66),
          new Tree(735, 575, -12, 170, 58));

  private final Random random = new Random(37);

  private Fauve() {}

  /** The picture, five to four. */
  public static Canvas draw(int width) {
    Fauve f = new Fauve();
    Easel easel = new Easel(width, (int) Math.round(width * HEIGHT / 1000), Rgb.hex(0xd9b98a));
    easel.paint(f.strokes(17, 44, 20, 5, 0.5));
    easel.paint(f.strokes(17, 26, 13, 5, 0.9));
    easel.paint(f.strokes(26, 15, 9, 4, 1.1));
    easel.paint(f.trunks());
    easel.paint(f.contours());
    return easel.lit(1.9);
  }

  private static double peak(double x) {
    return 330
        - 130 * Ease.bell(600, 190, x)
        - 80 * Ease.bell(240, 150, x)
        + 24 * Noise.fractal(x / 90, 3, 4, 121);
  }

  private static double farHill(double x) {
    return 440 - 62 * Math.sin(x / 165 + 2.1) + 18 * Math.sin(x / 61);
  }

  private static double nearHill(double x) {
    return 560 - 40 * Math.sin(x / 210 + 0.3) - 0.02 * x;
  }

  private static double roadCenter(double y) {
    return 520 + 105 * Math.sin((y - 470) / 88) * Ease.step(860, 470, y);
  }

  private static double roadHalf(double y) {
    return 7 + 0.38 * Math.max(0, y - 470);
  }

  private static Part part(double x, double y) {
    for (Tree t : TREES) {
      if (t.inCrown(x, y) < 1) {
        return Part.CROWN;
      }
      double half = t.tall * (0.035 + 0.05 * Ease.step(t.y - t.tall * 0.2, t.y, y));
      if (y > t.top() && y < t.y && Math.abs(x - t.center(y)) < half) {
        return Part.TRUNK;
      }
    }
    if (y > farHill(x) + 30 && Math.abs(x - roadCenter(y)) < roadHalf(y)) {
      return Part.ROAD;
    }
    if (y > nearHill(x)) {
      return Part.NEAR_HILL;
    }
    return y > farHill(x) ? Part.FAR_HILL : y > peak(x) ? Part.PEAK : Part.SKY;
  }

  private static double[] flow(Part part, double x, double y) {
    double turn = 0.9 * Noise.fractal(x / 130, y / 130, 3, 123);
    double angle =
        switch (part) {
          case SKY -> Math.atan2(y - 150, x - 760) + Math.PI / 2 + 0.4 * turn;
          case PEAK -> 1.05 + turn;
          case FAR_HILL -> -0.35 + 0.7 * Math.sin(x / 165 + 2.1) + turn;
          case NEAR_HILL -> 0.25 + 0.5 * Math.cos(x / 210) + turn;
          case ROAD -> 0.1 + 0.4 * turn;
          case CROWN -> 2.2 + 2.2 * turn;
          case TRUNK -> Math.PI / 2;
        };
    return new double[] {Math.cos(angle), Math.sin(angle)};
  }

  private List<Stroke> strokes(double spacing, double width, double step, int steps, double body) {
    List<Stroke> out = new ArrayList<>();
    for (double y = 0; y < HEIGHT + spacing; y += spacing) {
      for (double x = 0; x < 1000 + spacing; x += spacing) {
        double sx = x + (random.nextDouble() - 0.5) * spacing * 1.7;
        double sy = y + (random.nextDouble() - 0.5) * spacing * 1.7;
        Part part = part(sx, sy);
        double small = part == Part.TRUNK || (part == Part.ROAD && sy < 560) ? 0.5 : 1;
        Trail trail = within(part, sx, sy, step * small, steps);
        double tone =
            0.5 + 0.9 * Noise.fractal(sx / 85, sy / 60, 3, 124) + 0.3 * (random.nextDouble() - 0.5);
        Rgb c = sun(part, part.pick(tone), sx, sy);
        Rgb streak = c.mix(part.pick(random.nextDouble()), 0.6);
        double w = width * small * (0.75 + 0.5 * random.nextDouble());
        out.add(new Stroke(trail, w, c, streak, body, random.nextInt(100000)));
      }
    }
    Collections.shuffle(out, random);
    return out;
  }

  /** A trail that is cut short rather than leave its part of the picture. */
  private static Trail within(Part part, double x, double y, double step, int steps) {
    Trail trail = Trail.follow((px, py) -> flow(part, px, py), x, y, step, steps);
    int last = trail.size() - 1;
    boolean stays =
        part(trail.x(0), trail.y(0)) == part && part(trail.x(last), trail.y(last)) == part;
    return stays || steps <= 2 ? trail : within(part, x, y, step * 0.8, steps - 1);
  }

  private List<Stroke> trunks() {
    List<Stroke> out = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      double x = 1000 * random.nextDouble();
      double y = 240 + 530 * random.nextDouble();
      if (part(x, y) == Part.TRUNK) {
        Trail trail = within(Part.TRUNK, x, y, 8, 4);
        Rgb c = Part.TRUNK.pick(random.nextDouble());
        out.add(new Stroke(trail, 9, c, c.times(0.8), 1, i));
      }
    }
    return out;
  }

  private static Rgb sun(Part part, Rgb c, double x, double y) {
    double d = Math.hypot(x - 760, y - 150);
    if (part != Part.SKY || d > 110) {
      return c;
    }
    return d < 58 ? Rgb.hex(0xe8402a) : Rgb.hex(0xfff0a8).mix(c, (d - 58) / 90);
  }

  private List<Stroke> contours() {
    List<Stroke> out = new ArrayList<>();
    line(out, 0, 1000, x -> x, Fauve::peak, 6);
    line(out, 0, 1000, x -> x, Fauve::farHill, 7);
    line(out, 0, 1000, x -> x, Fauve::nearHill, 8);
    line(out, 500, 820, y -> roadCenter(y) - roadHalf(y), y -> y, 8);
    line(out, 500, 820, y -> roadCenter(y) + roadHalf(y), y -> y, 8);
    for (Tree t : TREES) {
      double half = t.tall * 0.037;
      double wide = t.tall / 55;
      line(out, t.top() + t.crown * 0.8, t.y - 8, y -> t.center(y) - half, y -> y, wide);
      line(out, t.top() + t.crown * 0.8, t.y - 8, y -> t.center(y) + half, y -> y, wide);
      line(out, -2.9, 3.2, a -> t.edge(a)[0], a -> t.edge(a)[1], wide);
    }
    return out;
  }

  /** A contour in short overlapping pulls of the brush; hidden where it crosses a tree in front. */
  private void line(
      List<Stroke> out,
      double from,
      double to,
      DoubleUnaryOperator x,
      DoubleUnaryOperator y,
      double width) {
    int pulls = 20;
    for (int i = 0; i < pulls; i++) {
      double a = from + (to - from) * i / pulls;
      double b = from + (to - from) * (i + 1.15) / pulls;
      double m = (a + b) / 2;
      double off = (random.nextDouble() - 0.5) * 4;
      double mx = x.applyAsDouble(m);
      double my = y.applyAsDouble(m);
      boolean behind = TREES.stream().anyMatch(t -> t.inCrown(mx, my) < 0.9);
      if (!behind) {
        Trail trail =
            Trail.through(
                x.applyAsDouble(a), y.applyAsDouble(a) + off,
                x.applyAsDouble(m), y.applyAsDouble(m) + off * 0.5,
                x.applyAsDouble(b), y.applyAsDouble(b));
        Rgb c = Rgb.hex(CONTOUR);
        out.add(
            new Stroke(
                trail,
                width * (0.8 + 0.5 * random.nextDouble()),
                c,
                Rgb.hex(0x33489a),
                1,
                random.nextInt(9999)));
      }
    }
  }
}
