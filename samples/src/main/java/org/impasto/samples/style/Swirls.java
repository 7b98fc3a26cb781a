package org.impasto.samples.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/** A windy night over fields: thick strokes that follow the air around glowing lights. */
public final class Swirls {
  private static final double HEIGHT = 800;

  /** A light with rings of strokes around it. */
  private record Star(double x, double y, double radius, double spin) {}

  private static final List<Star> STARS =
      List.of(
          new Star(705, 190, 150, 1),
          new Star(300, 290, 120, -1),
          new Star(95, 110, 78, 1),
          new Star(470, 95, 62, -1),
          new Star(905, 410, 66, 1),
          new Star(545, 395, 46, 1),
          new Star(905, 60, 44, -1),
          new Star(150, 455, 40, 1));

  private static final int[] SKY = {0x0f1c4f, 0x16307a, 0x1f4a9e, 0x2c66b4, 0x5a90c4, 0x9cc0cf};
  private static final int[] LIGHT = {0xfff3c4, 0xf9dc6b, 0xf0b63a, 0xd9892b, 0xb9c98a, 0x6fa7b8};
  private static final int[] FIELD = {0x4a3a1c, 0x8a6420, 0xc08a28, 0xe0b03c, 0xf0cd62};
  private static final int[] HILL = {0x141f48, 0x23356a, 0x2f5168, 0x3c6b62};

  private final Random random = new Random(11);

  private Swirls() {}

  /** The picture, five to four. */
  public static Canvas draw(int width) {
    Swirls swirls = new Swirls();
    Easel easel = new Easel(width, (int) Math.round(width * HEIGHT / 1000), Rgb.hex(0x2a2a3a));
    easel.paint(swirls.layer(11, 25, 12, 9, 0.55));
    easel.paint(swirls.layer(9, 15, 9, 8, 0.8));
    easel.paint(swirls.layer(10.5, 9.5, 7, 7, 1));
    easel.paint(swirls.sparks());
    easel.paint(new Windmill(796, 690, 0.9).strokes());
    return easel.lit(1.9);
  }

  private List<Stroke> layer(double spacing, double width, double step, int steps, double body) {
    List<Stroke> strokes = new ArrayList<>();
    for (double y = -10; y < HEIGHT + 10; y += spacing) {
      for (double x = -10; x < 1010; x += spacing) {
        double sx = x + (random.nextDouble() - 0.5) * spacing * 1.6;
        double sy = y + (random.nextDouble() - 0.5) * spacing * 1.6;
        Trail path = Trail.follow(Swirls::flow, sx, sy, step, steps);
        Rgb c = vary(color(sx, sy), 0.1);
        Rgb streak = vary(color(sx + 14, sy + 10), 0.16);
        double w = width * (0.7 + 0.6 * random.nextDouble());
        strokes.add(new Stroke(path, w, c, streak, body, random.nextInt(100000)));
      }
    }
    Collections.shuffle(strokes, random);
    return strokes;
  }

  private Rgb vary(Rgb c, double amount) {
    double v = 1 + (random.nextDouble() - 0.5) * 2 * amount;
    double warm = (random.nextDouble() - 0.5) * amount;
    return new Rgb(c.r() * v + warm * 0.5, c.g() * v, c.b() * v - warm * 0.5);
  }

  private static double horizon(double x) {
    return 560 + 34 * Math.sin(x / 170 + 0.6) + 22 * Math.sin(x / 71) + 0.03 * x;
  }

  private static double fields(double x) {
    return 648 + 26 * Math.sin(x / 230 + 2.2) - 0.02 * x;
  }

  private static double[] flow(double x, double y) {
    if (y > fields(x)) {
      double lean = 0.35 * Math.sin(x / 120 + y / 90) + 0.5 * Noise.fractal(x / 160, y / 90, 3, 31);
      double rows = (x - 620) / (y - 470);
      return new double[] {rows * 0.9 + lean, 1 + 0.3 * lean};
    }
    if (y > horizon(x)) {
      double slope = (horizon(x + 4) - horizon(x - 4)) / 8;
      return new double[] {1, slope * 1.3 + 0.7 * Noise.fractal(x / 90, y / 60, 3, 32)};
    }
    double e = 3;
    double dx = (potential(x, y + e) - potential(x, y - e)) / (2 * e);
    double dy = -(potential(x + e, y) - potential(x - e, y)) / (2 * e);
    return new double[] {dx, dy};
  }

  /** Stream function of the air: wind, turbulence, and a whirl around each light. */
  private static double potential(double x, double y) {
    double sum =
        y * 0.55 + 46 * Math.sin(x / 150 + y / 210) + 95 * Noise.fractal(x / 330, y / 260, 3, 33);
    for (Star s : STARS) {
      double d = Math.hypot(x - s.x, y - s.y) / s.radius;
      sum += s.spin * s.radius * 2.3 * Math.exp(-d * d * 0.8);
    }
    return sum;
  }

  private Rgb color(double x, double y) {
    if (y > fields(x)) {
      double t = 0.5 + 0.75 * Noise.fractal(x / 55, y / 80, 4, 41) + (y - 720) / 700;
      double furrow = Math.sin((x - 620) / (y - 470) * 16);
      Rgb c = pick(FIELD, 0.55 + 0.6 * (t - 0.5) + 0.26 * furrow);
      c =
          c.mix(
              Rgb.hex(0x4f6a3a), Ease.step(0.1, 0.4, Noise.fractal(x / 110, y / 40, 3, 45)) * 0.7);
      return c.mix(Rgb.hex(0x2b3566), Ease.step(-0.75, -1, furrow) * 0.6);
    }
    if (y > horizon(x)) {
      double t = (y - horizon(x)) / 90;
      return pick(HILL, 0.15 + 0.75 * t + 0.5 * Noise.fractal(x / 60, y / 30, 3, 42));
    }
    Rgb c = night(x, y);
    for (Star s : STARS) {
      double d = Math.hypot(x - s.x, y - s.y) / s.radius;
      double wobble = d + 0.1 * Noise.fractal(x / 40, y / 40, 3, 43);
      double rings = 0.5 + 0.5 * Math.sin(wobble * 13 - 1.2);
      Rgb glow = pick(LIGHT, wobble * 0.75 + 0.22 * rings);
      c = c.mix(glow, Ease.step(1.25, 0.25, wobble) * (0.55 + 0.45 * rings));
      c = c.mix(Rgb.hex(0xfff6d6), Ease.step(0.26, 0.14, wobble));
    }
    return c;
  }

  /** Bands of blue that run with the wind, brighter in a river of light. */
  private static Rgb night(double x, double y) {
    double band = Math.sin(potential(x, y) / 21) * 0.5 + 0.5;
    double river = Ease.bell(330 + 70 * Math.sin(x / 160), 75, y);
    double low = Ease.step(380, 590, y);
    double t =
        0.06
            + 0.42 * band
            + 0.3 * Noise.fractal(x / 120, y / 120, 3, 44)
            + 0.38 * river
            + 0.2 * low;
    Rgb c = pick(SKY, t);
    double tint = Noise.fractal(x / 150 + 9, y / 110, 3, 46);
    c = c.mix(Rgb.hex(0x4b3d96), Ease.step(0.08, 0.4, tint) * 0.6);
    c = c.mix(Rgb.hex(0x2f9aa0), Ease.step(0.05, 0.4, -tint) * 0.55);
    return c.mix(Rgb.hex(0x8fae8e), low * 0.35 * band);
  }

  private static Rgb pick(int[] palette, double t) {
    double at = Ease.clamp(t, 0, 0.9999) * (palette.length - 1);
    int i = (int) at;
    return Rgb.hex(palette[i]).mix(Rgb.hex(palette[i + 1]), at - i);
  }

  /** The last touches: thick dabs of light at the heart of each star and in the fields. */
  private List<Stroke> sparks() {
    List<Stroke> strokes = new ArrayList<>();
    for (Star s : STARS) {
      int rays = (int) (s.radius * 0.34);
      for (int i = 0; i < rays; i++) {
        double a = random.nextDouble() * 2 * Math.PI;
        double r = s.radius * (0.06 + 0.75 * random.nextDouble());
        double x = s.x + r * Math.cos(a);
        double y = s.y + r * Math.sin(a);
        Trail path = Trail.follow(Swirls::flow, x, y, 5, 5);
        Rgb c = pick(LIGHT, r / s.radius * 0.7 + 0.12 * random.nextDouble());
        strokes.add(new Stroke(path, 6.5, c, Rgb.hex(0xfff7dc), 1.25, i));
      }
    }
    return strokes;
  }
}
