package org.impasto.samples.content;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/** Weathered materials. */
final class Finish {
  private Finish() {}

  /** One color with a little unevenness. */
  static Surface plain(Rgb color) {
    return (p, n) -> {
      double v = 1 + 0.18 * Noise.fractal((p.x() + p.y()) * 2.3, (p.z() - p.y()) * 2.3, 3, 11);
      return Shade.matte(color.times(v), n);
    };
  }

  /** Painted boards one above the other, stained by rain. */
  static Surface boards(Rgb color, Frame frame, int seed) {
    return (p, n) -> {
      Vec q = frame.local(p);
      double board = q.y() / 0.22;
      double lip = Ease.fraction(board);
      double along = q.x() + q.z();
      double tone =
          0.9 + 0.2 * Noise.cell((int) Math.floor(board), (int) Math.floor(along / 3), seed);
      double streak = Noise.fractal(along * 2.2, q.y() * 0.25, 4, seed + 3);
      double damp = Ease.step(1.6, 0, q.y()) * 0.35;
      double joint = lip < 0.12 ? 0.55 : 1;
      double v = tone * joint * (1 + 0.35 * streak) * (1 - damp);
      return Shade.matte(color.times(v), n.along(Vec.UP, -0.25 * (lip - 0.5)).unit());
    };
  }

  /** Plaster with faded patches. */
  static Surface plaster(Rgb color, Frame frame, int seed) {
    return (p, n) -> {
      Vec q = frame.local(p);
      double along = q.x() + q.z();
      double patch = Noise.fractal(along * 0.5, q.y() * 0.5, 5, seed);
      double streak = Math.max(0, Noise.fractal(along * 3, q.y() * 0.3, 4, seed + 5));
      double damp = Ease.step(2.2, 0, q.y() + patch) * 0.4;
      double v = (1 + 0.35 * patch) * (1 - 0.35 * streak) * (1 - damp);
      return Shade.matte(color.mix(Rgb.light(0x8f8577), 0.15 + 0.2 * patch).times(v), n);
    };
  }

  /** Rows of clay tiles. */
  static Surface tiles(Rgb color, Frame frame, boolean ridgeAlongX, int seed) {
    return (p, n) -> {
      Vec q = frame.local(p);
      double along = (ridgeAlongX ? q.x() : q.z()) / 0.3;
      double down = q.y() / 0.27;
      int row = (int) Math.floor(down);
      int column = (int) Math.floor(along);
      double tone = 0.7 + 0.55 * Noise.cell(column, row, seed);
      double moss = Math.max(0, Noise.fractal(q.x() * 0.6, q.y() + q.z() * 0.6, 4, seed + 2));
      double edge = Ease.fraction(down) < 0.16 ? 0.6 : 1;
      double roll = Math.sin(along * 2 * Math.PI);
      Vec side = frame.at(ridgeAlongX ? 1 : 0, 0, ridgeAlongX ? 0 : 1).minus(frame.origin());
      Rgb c = color.mix(Rgb.light(0x4a4a38), moss * 0.8).times(tone * edge);
      return Shade.matte(c, n.along(side, 0.3 * roll).unit());
    };
  }

  /** Rough blocks of stone, wet and green towards the water. */
  static Surface masonry(Rgb color, int seed) {
    return (p, n) -> {
      double along = n.y() > 0.7 ? p.x() : p.x() * Math.abs(n.z()) + p.z() * Math.abs(n.x());
      double up = n.y() > 0.7 ? p.z() : p.y();
      double row = Math.floor(up / 0.55);
      double shift = along / 1.1 + 0.37 * row;
      double mortar = Math.min(edge(up / 0.55, 0.05), edge(shift, 0.03));
      double tone = 0.65 + 0.6 * Noise.cell((int) Math.floor(shift), (int) row, seed);
      double grit = 1 + 0.5 * Noise.fractal(along * 3, up * 3, 4, seed + 1);
      double wet = Ease.step(0.75, 0.25, p.y() + 0.15 * Noise.at(along, 0, seed));
      Rgb c = color.times(tone * grit * (0.45 + 0.55 * mortar));
      return Shade.matte(c.mix(Rgb.light(0x20261a), wet * 0.85), n);
    };
  }

  private static double edge(double v, double width) {
    double f = Ease.fraction(v);
    return Ease.step(0, width, Math.min(f, 1 - f));
  }

  /** A window pane: a mirror by day, warm light behind it where someone is home. */
  static Surface pane(double light, Vec place) {
    Rgb warm = Rgb.light(0xff9a3e).mix(Rgb.light(0xffc980), light).times(0.8 * light);
    Rgb dark = Rgb.light(0x10141c).times(0.6);
    return (p, n) -> {
      Vec q = p.minus(place);
      double side = Math.abs(q.x() + q.z());
      double curtain = Ease.step(0.2, 0.42, side + 0.05 * Noise.at(q.y() * 3, side * 9, 4));
      double v = 0.75 + 0.35 * q.y() - 0.45 * curtain;
      return Shade.clear(light > 0 ? warm.times(Math.max(0.15, v)) : dark, n, 0.08);
    };
  }

  /** Something that shines. */
  static Surface lamp(Rgb light) {
    return (p, n) -> new Shade(Rgb.gray(0.5), light, n, 0, 0);
  }
}
