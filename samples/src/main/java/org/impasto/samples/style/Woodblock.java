package org.impasto.samples.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * A color woodcut: a breaking wave before an evening sun, printed in a few inks on fibrous paper.
 */
public final class Woodblock {
  private static final int HEIGHT = 720;
  private static final int INK = 0x14233f;
  private static final int CREAM = 0xf0e4c8;

  private final Graphics2D g;

  private Woodblock(Graphics2D g) {
    this.g = g;
  }

  /** The picture, about seven to five. */
  public static Canvas draw(int width) {
    int height = Math.round(width * HEIGHT / 1000f);
    int fine = 3;
    BufferedImage blocks =
        new BufferedImage(width * fine, height * fine, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = blocks.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(width * fine / 1000.0, width * fine / 1000.0);
    Woodblock print = new Woodblock(g);
    print.sky();
    print.islands();
    print.distantSea();
    new WavePrint(g, 31).breaker();
    new WavePrint(g, 47).foreground();
    print.birds();
    g.dispose();
    Canvas flat =
        Canvas.paint(
            width * fine, height * fine, (x, y) -> Rgb.hex(blocks.getRGB(x, y) & 0xffffff));
    return printed(flat.reduced(fine));
  }

  /** Presses the flat colors on paper: fibers, grain of the block, uneven ink, a bare margin. */
  private static Canvas printed(Canvas flat) {
    double unit = flat.width() / 1000.0;
    return flat.map(
        (px, py) -> {
          double x = px / unit;
          double y = py / unit;
          double margin =
              Math.min(Math.min(x, 1000 - x), Math.min(y, HEIGHT - y))
                  + 1.5 * Noise.fractal(x / 14, y / 14, 3, 71);
          Rgb ink = flat.at(px, py).mix(Rgb.hex(CREAM), Ease.step(17, 15, margin));
          double dark = 1 - ink.luminance();
          double rings = y / 3.4 + 5 * Noise.fractal(x / 260, y / 60, 4, 72);
          double wood =
              0.5 + 0.5 * Math.sin(rings * 2) + 0.8 * Noise.fractal(x / 90, y / 1.6, 3, 73);
          double speck = Ease.step(0.34, 0.6, Noise.fractal(x / 2.2, y / 2.2, 3, 74));
          double bare = dark * (0.09 * wood + 0.34 * speck);
          Rgb c = ink.mix(Rgb.hex(CREAM), bare);
          double fiber = Noise.fractal(x / 16 + 3 * Noise.at(x / 40, y / 40, 75), y / 1.7, 4, 76);
          double pulp = Noise.fractal(x / 2.1, y / 2.1, 2, 77);
          double tone =
              1 + 0.055 * fiber + 0.035 * pulp + 0.05 * Noise.fractal(x / 220, y / 220, 3, 78);
          return c.times(tone);
        });
  }

  private void sky() {
    g.setPaint(new GradientPaint(0, 0, new Color(0x6f8f9f), 0, 210, new Color(0xe9ddc0)));
    g.fillRect(0, 0, 1000, HEIGHT);
    g.setPaint(new GradientPaint(0, 300, new Color(0xe9ddc0), 0, 540, new Color(0xe6ab7a)));
    g.fillRect(0, 300, 1000, HEIGHT);
    g.setPaint(new GradientPaint(0, 160, new Color(0xb8372a), 0, 360, new Color(0xe0703e)));
    g.fill(new Ellipse2D.Double(118, 176, 176, 176));
    for (int i = 0; i < 3; i++) {
      mist(30 + 74 * i, 306 + i * 42, 150 - 30 * i, 6 - i);
    }
  }

  /** A band of mist with round ends. */
  private void mist(double x, double y, double length, double half) {
    g.setColor(new Color(0xefe3c6));
    g.setStroke(new BasicStroke((float) (2 * half), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D p = new Path2D.Double();
    p.moveTo(x, y);
    p.lineTo(x + length, y);
    p.moveTo(x + length * 0.3, y + 1.4 * half);
    p.lineTo(x + length * 1.25, y + 1.4 * half);
    g.draw(p);
  }

  private void islands() {
    double[][] ranges = {{472, 62, 0x9fb0b0}, {500, 44, 0x6f8fa0}, {522, 22, 0x3f6480}};
    for (int k = 0; k < ranges.length; k++) {
      Path2D p = new Path2D.Double();
      p.moveTo(-10, 560);
      for (int x = -10; x <= 1010; x += 4) {
        double ridge = Noise.fractal(x / 150.0 + k * 9, k * 5, 5, 79);
        p.lineTo(x, ranges[k][0] - ranges[k][1] * (0.4 + ridge * 1.5));
      }
      p.lineTo(1010, 560);
      p.closePath();
      g.setPaint(
          new GradientPaint(0, 400, new Color((int) ranges[k][2]), 0, 545, new Color(0xe3c49c)));
      g.fill(p);
      g.setColor(new Color(INK));
      g.setStroke(new BasicStroke(1.1f));
      g.draw(p);
    }
  }

  private void distantSea() {
    g.setPaint(new GradientPaint(0, 528, new Color(0x9fbcc0), 0, 720, new Color(0x2f5f88)));
    g.fillRect(0, 530, 1000, 200);
    SplittableRandom random = new SplittableRandom(8);
    g.setColor(new Color(INK));
    for (int i = 0; i < 130; i++) {
      double y = 534 + 120 * Math.pow(random.nextDouble(), 1.4);
      double x = random.nextDouble() * 640;
      double l = 14 + (y - 520) * 0.5 * random.nextDouble();
      g.setStroke(
          new BasicStroke(
              (float) (0.7 + (y - 530) / 90), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D p = new Path2D.Double();
      p.moveTo(x, y);
      p.curveTo(x + l * 0.3, y - 4, x + l * 0.7, y - 4, x + l, y);
      g.draw(p);
    }
  }

  private void birds() {
    double[][] flock = {{150, 112, 20}, {212, 82, 15}, {96, 76, 13}, {66, 128, 12}, {262, 118, 10}};
    g.setColor(new Color(INK));
    for (double[] b : flock) {
      Path2D p = new Path2D.Double();
      p.moveTo(b[0] - b[2] * 1.6, b[1] - b[2] * 0.35);
      p.quadTo(b[0] - b[2] * 0.6, b[1] - b[2] * 0.75, b[0], b[1]);
      p.quadTo(b[0] + b[2] * 0.5, b[1] - b[2] * 0.95, b[0] + b[2] * 1.7, b[1] - b[2] * 0.7);
      p.quadTo(b[0] + b[2] * 0.6, b[1] - b[2] * 0.55, b[0] + b[2] * 0.1, b[1] + b[2] * 0.3);
      p.quadTo(b[0] - b[2] * 0.5, b[1] - b[2] * 0.35, b[0] - b[2] * 1.6, b[1] - b[2] * 0.35);
      g.fill(p);
    }
  }
}
