package org.impasto.samples.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Rgb;

/** A sunny river bank in dots of pure pigment that mix in the eye. */
public final class Pointillism {
  private static final double HEIGHT = 760;
  private static final int[] PIGMENTS = {
    0xfdf6dc, 0xf9e27a, 0xf4b942, 0xe8853a, 0xd4503a, 0xb83a5a, 0xe79aa8, 0x8a4f9a, 0x4a4fa0,
    0x2f6cb8, 0x6fb0d8, 0xb4d6e2, 0x2f8f86, 0x3f9a4a, 0x9cc24e, 0x2a5a3a, 0x283a6a, 0xd8d29a
  };

  private final Random random = new Random(23);

  private Pointillism() {}

  /** The picture, about four to three. */
  public static Canvas draw(int width) {
    Pointillism p = new Pointillism();
    Easel easel = new Easel(width, (int) Math.round(width * HEIGHT / 1000), Rgb.hex(0xe9dfc4));
    easel.paint(p.dots(9.5, 13, 0.08, 0.75, 0.35));
    easel.paint(p.dots(6.8, 8.6, 0.17, 0.4, 0.6));
    easel.paint(p.dots(5.6, 6.2, 0.22, 0.3, 0.8));
    easel.paint(p.dots(9.5, 4.6, 0.33, 0.1, 1));
    return easel.lit(1.4);
  }

  /**
   * A layer of dots.
   *
   * @param spacing distance of neighbors
   * @param size diameter
   * @param spread how far the pigment may stray from the color of the scene
   * @param truth share of the scene's own color in each dot
   * @param body thickness of the paint
   */
  private List<Stroke> dots(double spacing, double size, double spread, double truth, double body) {
    List<Stroke> strokes = new ArrayList<>();
    for (double y = 0; y < HEIGHT + spacing; y += spacing * 0.9) {
      for (double x = 0; x < 1000 + spacing; x += spacing) {
        double sx = x + (random.nextDouble() - 0.5) * spacing * 1.1;
        double sy = y + (random.nextDouble() - 0.5) * spacing * 1.1;
        Rgb target = RiverBank.color(sx, sy);
        Rgb c = pigment(target, spread).mix(target, truth);
        double w = size * (0.75 + 0.5 * random.nextDouble());
        double angle = RiverBank.grain(sx, sy) + (random.nextDouble() - 0.5) * 0.7;
        strokes.add(Stroke.dab(sx, sy, angle, w, w * 0.35, c, body, random.nextInt(100000)));
      }
    }
    Collections.shuffle(strokes, random);
    return strokes;
  }

  /** The pure pigment nearest to a random neighbor of the wanted color. */
  private Rgb pigment(Rgb wanted, double spread) {
    double r = wanted.r() + random.nextGaussian() * spread * 0.6;
    double g = wanted.g() + random.nextGaussian() * spread * 0.45;
    double b = wanted.b() + random.nextGaussian() * spread * 0.6;
    Rgb best = Rgb.WHITE;
    double nearest = Double.MAX_VALUE;
    for (int code : PIGMENTS) {
      Rgb p = Rgb.hex(code);
      double dr = p.r() - r;
      double dg = p.g() - g;
      double db = p.b() - b;
      double d = dr * dr + 1.6 * dg * dg + db * db;
      if (d < nearest) {
        nearest = d;
        best = p;
      }
    }
    return best;
  }
}
