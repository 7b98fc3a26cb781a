package org.impasto.samples.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Waves for {@link Woodblock}: striped bodies, contours, and foam that ends in fingers. */
final class WavePrint {
  private static final int INK = 0x14233f;
  private static final int FOAM = 0xf6efda;
  private static final int[] STRIPES = {
    0x16386b, 0x2f6496, 0x1c4377, 0xbcd0cc, 0x1d4a80, 0x5f94b0, 0x15305e, 0xdfe2cf
  };

  private final Graphics2D g;
  private final SplittableRandom random;
  private final List<double[]> foam = new ArrayList<>();

  WavePrint(Graphics2D g, long seed) {
    this.g = g;
    this.random = new SplittableRandom(seed);
  }

  /** Cubic pieces through the given points: start, then two handles and an end for each piece. */
  private static final class Curve {
    private final double[] p;

    Curve(double... p) {
      this.p = p.clone();
    }

    double[] at(double t) {
      int pieces = (p.length - 2) / 6;
      int i = Math.min(pieces - 1, (int) (t * pieces));
      double u = t * pieces - i;
      double v = 1 - u;
      double[] k = {v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u};
      double[] out = new double[2];
      for (int j = 0; j < 4; j++) {
        out[0] += k[j] * p[i * 6 + 2 * j];
        out[1] += k[j] * p[i * 6 + 2 * j + 1];
      }
      return out;
    }
  }

  /** The great wave: it rises on the right and curls to the left. */
  void breaker() {
    Curve back = new Curve(1180, 520, 1090, 330, 980, 150, 790, 92, 640, 48, 480, 70, 388, 196);
    Curve front = new Curve(120, 760, 420, 700, 640, 620, 660, 440, 672, 320, 560, 190, 388, 196);
    body(back, front, 22);
    for (double t = 0.34; t < 1; t += 0.02) {
      double[] p = back.at(t);
      lobe(p[0], p[1] + 4, 7 + 14 * t + 13 * random.nextDouble() * random.nextDouble());
      if (random.nextDouble() < 0.6) {
        finger(
            p[0], p[1] + 14, 1.7 + 0.8 * random.nextDouble(), 8, 26 + 30 * random.nextDouble(), 1);
      }
    }
    for (double t = 0.62; t <= 1.0; t += 0.035) {
      double[] p = front.at(t);
      double[] b = back.at(0.3 + 0.7 * t);
      double lean = 0.25 + 0.2 * random.nextDouble();
      lobe(
          p[0] * (1 - lean) + b[0] * lean,
          p[1] * (1 - lean) + b[1] * lean,
          20 + 9 * random.nextDouble());
      finger(
          p[0],
          p[1],
          1.9 + 0.75 * (t - 0.6) + 0.5 * random.nextDouble(),
          13,
          58 + 42 * (t - 0.6),
          2);
    }
    for (int i = 0; i < 5; i++) {
      finger(392 + 13 * i, 190 - 8 * i, 2.5 + 0.22 * i, 14, 70, 2);
    }
    print();
    spray(330, 240, 150, 90);
  }

  /** Lower waves that run across the front. */
  void foreground() {
    Curve back = new Curve(-140, 600, -20, 520, 90, 486, 190, 520, 250, 540, 290, 580, 300, 620);
    Curve front = new Curve(-240, 900, -40, 830, 150, 760, 215, 690, 240, 660, 270, 630, 300, 620);
    body(back, front, 11);
    for (double t = 0.42; t < 1; t += 0.035) {
      double[] p = back.at(t);
      lobe(p[0], p[1] + 3, 9 + 7 * random.nextDouble());
      if (t > 0.55) {
        finger(p[0] + 8, p[1] + 12, 0.9 + 0.5 * random.nextDouble(), 8, 34, 1);
      }
    }
    print();
    Curve rise = new Curve(-60, 740, 180, 700, 330, 690, 470, 640, 620, 590, 820, 560, 1080, 640);
    Curve low = new Curve(-60, 860, 200, 800, 380, 820, 560, 780, 720, 750, 900, 730, 1080, 780);
    body(rise, low, 9);
    for (double t = 0.3; t < 0.99; t += 0.014) {
      double[] p = rise.at(t);
      lobe(p[0], p[1] + 3 * random.nextDouble(), 5 + 9 * random.nextDouble());
      if (random.nextDouble() < 0.4) {
        finger(p[0], p[1] + 8, 1.9 + random.nextDouble(), 5, 22 + 16 * random.nextDouble(), 1);
      }
    }
    print();
    spray(250, 560, 70, 40);
  }

  /** Stripes of ink that run along the wave, with a contour between them. */
  private void body(Curve back, Curve front, int stripes) {
    double[] cut = new double[stripes + 1];
    for (int i = 1; i <= stripes; i++) {
      cut[i] = cut[i - 1] + 0.35 + random.nextDouble() * (i % 2 == 1 ? 1.5 : 0.7);
    }
    for (int i = 0; i < stripes; i++) {
      Path2D p = new Path2D.Double();
      trace(p, back, front, cut[i] / cut[stripes], i, true);
      trace(p, back, front, cut[i + 1] / cut[stripes], i + 1, false);
      p.closePath();
      g.setColor(new Color(STRIPES[i % STRIPES.length]));
      g.fill(p);
      g.setColor(new Color(INK));
      g.setStroke(
          new BasicStroke(i == 0 ? 4.2f : 1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(p);
    }
  }

  private static void trace(Path2D p, Curve back, Curve front, double u, int index, boolean forth) {
    for (int k = 0; k <= 90; k++) {
      double t = (forth ? k : 90 - k) / 90.0;
      double[] b = back.at(t);
      double[] f = front.at(t);
      double edge = index == 0 ? 0 : Math.sin(Math.PI * u);
      double sway = 0.022 * edge * Math.sin(9 * t + index * 1.3) * (1 - t);
      double v = Math.min(1, Math.max(0, u + sway));
      double x = b[0] + (f[0] - b[0]) * v;
      double y = b[1] + (f[1] - b[1]) * v;
      if (k == 0 && forth) {
        p.moveTo(x, y);
      } else {
        p.lineTo(x, y);
      }
    }
  }

  private void lobe(double x, double y, double r) {
    foam.add(new double[] {x, y, r});
    for (int i = 0; i < 4; i++) {
      double a = random.nextDouble() * 2 * Math.PI;
      foam.add(
          new double[] {
            x + r * 0.8 * Math.cos(a),
            y + r * 0.8 * Math.sin(a),
            r * (0.3 + 0.3 * random.nextDouble())
          });
    }
  }

  /** A finger of foam: a shrinking, bending row of drops that splits into claws. */
  private void finger(double x, double y, double heading, double radius, double length, int forks) {
    double px = x;
    double py = y;
    double a = heading;
    double r = radius;
    double bend = (random.nextDouble() - 0.35) * 0.1 + 0.035;
    int steps = (int) (length / 4);
    for (int i = 0; i < steps; i++) {
      foam.add(new double[] {px, py, r});
      px += 4 * Math.cos(a);
      py += 4 * Math.sin(a);
      a += bend;
      r = Math.max(2.4, r * (1 - 0.8 / steps));
    }
    foam.add(new double[] {px, py, r * 1.25});
    for (int i = 0; i < (forks > 0 ? 3 : 0); i++) {
      finger(px, py, a + (i - 1) * 0.85, r * 0.95, length * 0.46, forks - 1);
    }
  }

  /** Prints the collected foam: one contour around all of it, paper inside, pale shadows. */
  private void print() {
    g.setColor(new Color(INK));
    for (double[] f : foam) {
      disk(f[0], f[1], f[2] + 2.3);
    }
    g.setColor(new Color(FOAM));
    for (double[] f : foam) {
      disk(f[0], f[1], f[2]);
    }
    for (double[] f : foam) {
      if (f[2] > 8 && random.nextDouble() < 0.5) {
        crescent(f[0], f[1], f[2]);
      }
    }
    foam.clear();
  }

  private void disk(double x, double y, double r) {
    g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  private void crescent(double x, double y, double r) {
    Area a = new Area(new Ellipse2D.Double(x - r * 0.8, y - r * 0.8, 1.6 * r, 1.6 * r));
    a.subtract(new Area(new Ellipse2D.Double(x - r * 0.95, y - r * 1.0, 1.6 * r, 1.6 * r)));
    g.setColor(new Color(0x8fb4c4));
    g.fill(a);
    g.setColor(new Color(INK));
    g.setStroke(new BasicStroke(0.8f));
    g.draw(a);
  }

  private void spray(double x, double y, double wide, int drops) {
    for (int i = 0; i < drops; i++) {
      double a = random.nextDouble() * 2 * Math.PI;
      double d = wide * Math.sqrt(random.nextDouble());
      double r = 1.2 + 4.2 * Math.pow(random.nextDouble(), 3);
      Ellipse2D drop =
          new Ellipse2D.Double(
              x + d * Math.cos(a) - r, y + d * 0.9 * Math.sin(a) - r, 2 * r, 2 * r);
      g.setColor(new Color(INK));
      g.setStroke(new BasicStroke(2.2f));
      g.draw(drop);
      g.setColor(new Color(FOAM));
      g.fill(drop);
    }
  }
}
