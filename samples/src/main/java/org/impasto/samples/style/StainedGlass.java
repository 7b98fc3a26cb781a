package org.impasto.samples.style;

import java.util.stream.IntStream;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/** A leaded window with daylight behind it. */
public final class StainedGlass {
  private static final int FINE = 2;

  private final int width;
  private final int height;
  private final double unit;
  private final WindowDesign.Piece[] pieces;
  private final double[] toLead;
  private final double[] toContour;

  private StainedGlass(int width) {
    this.width = width * FINE;
    this.height = (int) Math.round(width * WindowDesign.HEIGHT / 1000) * FINE;
    this.unit = this.width / 1000.0;
    pieces = new WindowDesign.Piece[this.width * this.height];
    IntStream.range(0, this.height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < this.width; x++) {
                pieces[y * this.width + x] = design(x, y);
              }
            });
    int[] ids = new int[pieces.length];
    int[] regions = new int[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      ids[i] = pieces[i].region() * 1_000_000 + pieces[i].id();
      regions[i] = pieces[i].region();
    }
    toLead = Distances.toBorders(ids, this.width, this.height);
    toContour = Distances.toBorders(regions, this.width, this.height);
  }

  /** The picture, four to five. */
  public static Canvas draw(int width) {
    StainedGlass window = new StainedGlass(width);
    Canvas lit = Canvas.paint(window.width, window.height, window::color).reduced(FINE);
    Canvas halo = lit.blurred(width * 0.009);
    Canvas wide = lit.blurred(width * 0.035);
    return lit.map(
        (x, y) -> {
          Rgb glow = halo.at(x, y).times(0.18).plus(wide.at(x, y).times(0.12));
          Rgb c = lit.at(x, y).times(0.9);
          return Rgb.WHITE.plus(screen(c).times(screen(glow)).times(-1));
        });
  }

  private static Rgb screen(Rgb c) {
    return Rgb.WHITE.plus(c.clamp().times(-1));
  }

  /** The design with slightly unsteady, hand-cut lines. */
  private WindowDesign.Piece design(int px, int py) {
    double x = px / unit;
    double y = py / unit;
    double dx = 3.4 * Noise.fractal(x / 70, y / 70, 2, 91);
    double dy = 3.4 * Noise.fractal(x / 70, y / 70, 2, 92);
    return WindowDesign.at(x + dx, y + dy);
  }

  private Rgb color(int px, int py) {
    double x = px / unit;
    double y = py / unit;
    int i = py * width + px;
    double inner = toLead[i] / unit - 3.1 - 0.8 * Noise.fractal(x / 25, y / 25, 2, 93);
    double outer = toContour[i] / unit - 6.2 - 0.9 * Noise.fractal(x / 30, y / 30, 2, 94);
    double gap = Math.min(inner, outer);
    Rgb glass = glass(pieces[i], x, y, gap);
    Rgb lead = lead(x, y, Math.max(0, -gap) / (outer < inner ? 6.2 : 3.1));
    return lead.mix(glass, Ease.step(-0.5, 0.7, gap));
  }

  private static Rgb glass(WindowDesign.Piece piece, double x, double y, double gap) {
    int id = piece.id();
    double angle = 6.28 * Noise.cell(id, 3, 95);
    double u = x * Math.cos(angle) + y * Math.sin(angle);
    double v = y * Math.cos(angle) - x * Math.sin(angle);
    double warp = Noise.fractal(u / 90, v / 90, 3, 96 + id % 7);
    double streak = Noise.fractal(u / 120 + warp, v / 15 + 2.5 * warp, 5, 97 + id % 11);
    double cloud = Noise.fractal(x / 70, y / 70, 3, id);
    double dimple = Noise.at(x / 7.5, y / 7.5, 98) + 0.5 * Noise.at(x / 3.4, y / 3.4, 99);
    double slope =
        dimple
            - Noise.at((x + 2) / 7.5, (y + 2) / 7.5, 98)
            - 0.5 * Noise.at((x + 2) / 3.4, (y + 2) / 3.4, 99);
    double sun = Math.exp(-Math.hypot(x - 430, y - 400) / 430);
    double grime = 1 - 0.3 * Math.exp(-Math.max(0, gap) / 6);
    double light = (0.92 + 0.42 * sun + 0.22 * cloud + 0.13 * slope) * grime;
    Rgb pale = piece.color().mix(Rgb.WHITE, 0.4);
    Rgb deep = piece.color().times(0.62).saturate(1.25);
    Rgb c =
        piece
            .color()
            .saturate(1.12)
            .mix(streak > 0 ? pale : deep, Math.min(1, Math.abs(streak) * 1.5));
    double bubble = Noise.cracks(x / 21, y / 21, 100) > 0.86 ? 0.14 : 0;
    return c.times(light + bubble).clamp();
  }

  /** Lead came: a dark round bar that catches a little light; {@code middle} is 1 on its axis. */
  private static Rgb lead(double x, double y, double middle) {
    double wear = Noise.fractal(x / 9, y / 9, 4, 101);
    double shine =
        Ease.bell(0.72, 0.28, middle) * (0.5 + 0.8 * Noise.fractal(x / 40, y / 40, 3, 102));
    double v = 0.055 + 0.035 * wear + 0.16 * Math.max(0, shine);
    return new Rgb(v, v * 1.02, v * 1.1);
  }
}
