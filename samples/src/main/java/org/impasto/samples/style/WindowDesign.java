package org.impasto.samples.style;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * The cartoon of {@link StainedGlass}: sun over hills and a river, a fruit tree, tulips, a border.
 */
final class WindowDesign {
  static final double HEIGHT = 1240;
  private static final double SUN_X = 430;
  private static final double SUN_Y = 400;

  private static final int[] WARM = {0xffe27a, 0xffc23c, 0xf59a2a, 0xe8702a, 0xc9442e};
  private static final int[] COOL = {0xbfe3f2, 0x6fb8e6, 0x2f7fd0, 0x2450ae, 0x3a2f94};
  private static final int[][] HILLS = {
    {0x6f5fae, 0x8a6fb8, 0x5a7fc0},
    {0x2f8f8a, 0x3fa58a, 0x2a7f9a},
    {0x3f9a4a, 0x6fb23c, 0x2f8048},
    {0x1f6a3c, 0x4a8f2f, 0x87a82c}
  };
  private static final int[] LEAVES = {0x2f8a3a, 0x5fae34, 0x9cc43a, 0x1f6f4a, 0x3fa060, 0xc8c83a};
  private static final int[] WATER = {0xd8f2f6, 0x9fdcea, 0x5fb8dc, 0x3f8fcf};
  private static final int[] EDGE = {0xa81f2e, 0x1f3f9a, 0xd89a2a, 0x1f6f5a};
  private static final double[][] TULIPS = {{120, 930, 1.1}, {232, 1000, 0.95}, {330, 1050, 0.8}};
  private static final double[][] CROWN = {
    {800, 470, 150}, {690, 545, 105}, {890, 590, 110}, {770, 620, 115}
  };
  private static final double[][] FRUIT = {
    {742, 452, 25}, {842, 420, 24}, {700, 560, 23}, {868, 560, 25}, {790, 560, 24}, {800, 660, 22}
  };

  private WindowDesign() {}

  /**
   * One piece of glass.
   *
   * @param region what it belongs to; borders between regions get wider lead
   * @param id distinguishes pieces
   * @param color its glass, sRGB
   */
  record Piece(int region, int id, Rgb color) {}

  static Piece at(double x, double y) {
    double margin = Math.min(Math.min(x, 1000 - x), Math.min(y, HEIGHT - y));
    if (margin < 66) {
      return border(x, y, margin);
    }
    Piece tulip = tulip(x, y);
    if (tulip != null) {
      return tulip;
    }
    Piece tree = tree(x, y);
    return tree != null ? tree : land(x, y);
  }

  private static Piece piece(int region, int id, int[] glass) {
    double pick = Noise.cell(id, region, 81);
    Rgb c = Rgb.hex(glass[(int) (pick * glass.length)]);
    return new Piece(region, id, c.times(0.88 + 0.24 * Noise.cell(id, region, 82)));
  }

  private static Piece border(double x, double y, double margin) {
    if (margin < 16) {
      return new Piece(99, 990000, Rgb.hex(0x33363f));
    }
    boolean upright = Math.min(x, 1000 - x) < Math.min(y, HEIGHT - y);
    double along = upright ? y : x;
    double length = upright ? HEIGHT : 1000;
    int tile = (int) Math.floor(along / (length / (upright ? 13 : 10)));
    int side = upright ? (x < 500 ? 0 : 1) : (y < 620 ? 2 : 3);
    boolean corner = Math.min(x, 1000 - x) < 66 && Math.min(y, HEIGHT - y) < 66;
    if (corner) {
      return new Piece(98, 980000 + (x < 500 ? 0 : 1) + (y < 620 ? 0 : 2), Rgb.hex(0xe8b23a));
    }
    return new Piece(
        98, 981000 + side * 50 + tile, Rgb.hex(EDGE[(tile + side) % 2 + (tile % 3 == 0 ? 2 : 0)]));
  }

  private static double ridge(int k, double x) {
    double[] base = {700, 765, 850, 965};
    double[] swell = {46, 38, 46, 40};
    return base[k] + swell[k] * Math.sin(x / (150 + 40 * k) + k * 1.9) + 16 * Math.sin(x / 61 + k);
  }

  private static Piece land(double x, double y) {
    double river = 500 + 120 * Math.sin((y - 650) / 118) + (y - 700) * 0.12;
    double half = 14 + Math.max(0, y - 740) * 0.26;
    if (y > ridge(1, x) + 4 && Math.abs(x - river) < half) {
      double bend = y + 22 * Math.sin((x - river) / half * 2.2 + y / 60);
      int row = (int) Math.floor(Math.sqrt(Math.max(0, bend - 700)) / 2.05);
      int lane = half > 62 && x > river + 0.25 * half * Math.sin(y / 40) ? 1 : 0;
      return piece(40, 40000 + row * 2 + lane, WATER);
    }
    for (int k = 3; k >= 0; k--) {
      if (y > ridge(k, x)) {
        double slant = x + (y - ridge(k, x)) * (0.5 - 0.35 * k) + 26 * Math.sin(y / 50 + k);
        int cut = (int) Math.floor(slant / (118 - 4 * k) + 0.3 * k);
        int band = (int) ((y - ridge(k, x)) / (k == 3 ? 92 : 130));
        return piece(30 + k, 30000 + k * 1000 + cut * 20 + band, HILLS[k]);
      }
    }
    return sky(x, y);
  }

  private static Piece sky(double x, double y) {
    double d = Math.hypot(x - SUN_X, y - SUN_Y);
    double turn =
        Ease.fraction(Math.atan2(y - SUN_Y, x - SUN_X) / (2 * Math.PI) + 0.006 * Math.sin(d / 60));
    if (d < 52) {
      return new Piece(10, 10000, Rgb.hex(0xfff2b0));
    }
    if (d < 118) {
      int petal = (int) (turn * 12);
      return new Piece(10, 10001 + petal, Rgb.hex(petal % 2 == 0 ? 0xffc83a : 0xf7a02a));
    }
    int rays = 22;
    int ray = (int) (turn * rays);
    double stagger = 46 * Noise.cell(ray, 1, 83) + (ray % 2) * 30;
    int ring = (int) ((d - 118 + stagger) / 112);
    int shade = Math.min(4, ring);
    int[] glass = ray % 2 == 0 && ring < 4 ? WARM : COOL;
    Rgb c =
        Rgb.hex(glass[shade])
            .mix(Rgb.hex(glass[Math.min(4, shade + 1)]), Noise.cell(ray, ring, 84));
    return new Piece(11 + ray % 2, 11000 + ray * 20 + ring, c);
  }

  private static Piece tree(double x, double y) {
    for (int i = 0; i < FRUIT.length; i++) {
      if (Math.hypot(x - FRUIT[i][0], y - FRUIT[i][1]) < FRUIT[i][2]) {
        return new Piece(50, 50000 + i, Rgb.hex(i % 2 == 0 ? 0xd8202e : 0xe8502a));
      }
    }
    double wobble = 16 * Math.sin(x / 23) * Math.sin(y / 27);
    for (double[] c : CROWN) {
      if (Math.hypot(x - c[0], y - c[1]) < c[2] + wobble) {
        return piece(51, 51000 + cell(x, y, 62), LEAVES);
      }
    }
    double half = 21 + 34 * Ease.step(840, 1010, y) + 18 * Ease.step(730, 690, y);
    double bend = 792 + 14 * Math.sin(y / 70);
    if (y > 660 && y < 1020 && Math.abs(x - bend) < half) {
      int band = (int) Math.floor((y + (x - bend) * 0.5) / 74);
      return piece(52, 52000 + band, new int[] {0x7a3f24, 0x99562a, 0x5f2f2a});
    }
    return null;
  }

  /** The nearest of jittered seeds: pieces of broken, rounded shape. */
  private static int cell(double x, double y, double size) {
    int ix = (int) Math.floor(x / size);
    int iy = (int) Math.floor(y / size);
    double nearest = Double.MAX_VALUE;
    int best = 0;
    for (int j = iy - 1; j <= iy + 1; j++) {
      for (int i = ix - 1; i <= ix + 1; i++) {
        double sx = (i + 0.15 + 0.7 * Noise.cell(i, j, 85)) * size;
        double sy = (j + 0.15 + 0.7 * Noise.cell(i, j, 86)) * size;
        double d = Math.hypot(x - sx, (y - sy) * 1.15);
        if (d < nearest) {
          nearest = d;
          best = i * 40 + j;
        }
      }
    }
    return best;
  }

  private static Piece tulip(double x, double y) {
    for (int i = 0; i < TULIPS.length; i++) {
      double k = TULIPS[i][2];
      double u = (x - TULIPS[i][0]) / (80 * k);
      double v = (y - TULIPS[i][1]) / (105 * k);
      if (lens(u, v * 0.95 + 0.05, 0.42)) {
        return new Piece(60, 60000 + i * 10, Rgb.hex(i == 1 ? 0xf0b83a : 0xf0506a));
      }
      if (lens(u - 0.4 + 0.2 * v, v + 0.02, 0.5) || lens(u + 0.4 - 0.2 * v, v + 0.02, 0.5)) {
        return new Piece(
            60, 60001 + i * 10 + (u > 0 ? 1 : 0), Rgb.hex(i == 1 ? 0xe8862a : 0xb8204a));
      }
      double stem = (x - TULIPS[i][0] - 14 * Math.sin(v)) / k;
      if (v > 0.9 && Math.abs(stem) < 11) {
        return new Piece(60, 61000 + i, Rgb.hex(0x4fae3a));
      }
      double lv = (y - TULIPS[i][1] - 270 * k) / (175 * k);
      if (lens((x - TULIPS[i][0] - 60 * k + 34 * k * lv) / (150 * k), lv, 0.4)) {
        return new Piece(60, 61100 + i, Rgb.hex(0x2f9a5a));
      }
      if (lens((x - TULIPS[i][0] + 60 * k - 34 * k * lv) / (150 * k), lv * 1.1 - 0.1, 0.4)) {
        return new Piece(60, 61200 + i, Rgb.hex(0x8fc43a));
      }
    }
    return null;
  }

  /** Inside a pointed, upright petal. */
  private static boolean lens(double u, double v, double half) {
    return Math.abs(v) < 1 && Math.abs(u) < half * Math.cos(v * Math.PI / 2);
  }
}
