package org.impasto.samples.style;

import org.impasto.samples.canvas.Ease;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * The motif of {@link Pointillism}: river, far trees, a sail, two walkers in the shade of a large
 * tree.
 */
final class RiverBank {
  private static final double FAR = 300;

  private RiverBank() {}

  /** Main direction of the dots, in radians. */
  static double grain(double x, double y) {
    return y > FAR && y < bank(x) ? 0 : 3 * Noise.fractal(x / 200, y / 200, 2, 51);
  }

  private static double bank(double x) {
    return 690 - 0.16 * x - 70 * Math.sin(x / 330 + 0.4) + 10 * Noise.fractal(x / 40, 0, 3, 52);
  }

  static Rgb color(double x, double y) {
    Rgb c = y < FAR ? air(x, y) : y < bank(x) ? water(x, y) : meadow(x, y);
    c = sail(c, x, y);
    c = walkers(c, x, y);
    return canopy(c, x, y);
  }

  private static Rgb air(double x, double y) {
    double up = 1 - y / FAR;
    Rgb c = Rgb.hex(0xfbe6b0).mix(Rgb.hex(0x6fa9d6), Math.pow(up, 0.7));
    double cloud = Ease.step(0.02, 0.3, Noise.fractal(x / 230, y / 90, 5, 53));
    double lit =
        Noise.fractal(x / 230 - 0.1, y / 90 - 0.16, 5, 53) - Noise.fractal(x / 230, y / 90, 5, 53);
    Rgb puff = Rgb.hex(0xe8c9c4).mix(Rgb.hex(0xfff6df), 0.55 - 3 * lit);
    return shore(c.mix(puff, cloud * 0.85), x, y);
  }

  /** Woods and poplars on the far bank. */
  private static Rgb shore(Rgb sky, double x, double y) {
    double hills = 232 - 26 * Math.sin(x / 190 + 1) - 16 * Noise.fractal(x / 60, 1, 4, 54);
    Rgb c = y > hills ? Rgb.hex(0x8f9cc4).mix(Rgb.hex(0xb4bfa8), (y - hills) / 70) : sky;
    double woods = 262 - 20 * Noise.fractal(x / 45, 2, 4, 55) - 14 * Math.sin(x / 120);
    if (y > woods) {
      double light = 0.5 + 1.2 * Noise.fractal(x / 16, y / 12, 3, 56) - (y - woods) / 70;
      c = Rgb.hex(0x36597a).mix(Rgb.hex(0x9fb84a), light);
    }
    for (int i = 0; i < 7; i++) {
      double px = 640 + 42 * i + 14 * Noise.cell(i, 1, 57);
      double top = 96 + 60 * Noise.cell(i, 2, 57) + 8 * i;
      double t = (y - top) / (FAR - top);
      double half = 17 * Math.sin(Math.PI * Math.pow(Ease.clamp(t, 0, 1), 0.8) * 0.92) + 1;
      double side = (x - px + 5 * Noise.fractal(x / 9, y / 9, 2, 58)) / half;
      if (t > 0 && Math.abs(side) < 1) {
        double light = 0.55 - 0.55 * side + 0.6 * Noise.fractal(x / 8, y / 14, 2, 59);
        c = Rgb.hex(0x2b4f73).mix(Rgb.hex(0xb5c24a), light);
      }
    }
    return c;
  }

  private static Rgb water(double x, double y) {
    double depth = y - FAR;
    double ripple = Noise.fractal(x / 46, y / 5.5, 3, 60);
    Rgb mirrored = air(x + 16 * ripple, FAR - 1 - depth * 0.86 + 9 * ripple);
    Rgb c = mirrored.mix(Rgb.hex(0x3f86b4), 0.25 + 0.25 * Ease.step(0, 260, depth));
    c = c.mix(Rgb.hex(0xfdf0c0), Ease.step(0.22, 0.5, ripple) * 0.75);
    double hull = Ease.bell(400, 34, x) * Ease.step(150, 10, depth - 46);
    c = c.mix(Rgb.hex(0xfaf0da), hull * (depth > 48 ? 0.6 + ripple : 0));
    return c.mix(Rgb.hex(0x2c4a7a), Ease.step(bank(x) - 26, bank(x), y) * 0.55);
  }

  private static Rgb meadow(double x, double y) {
    double light = 0.6 + 0.7 * Noise.fractal(x / 60, y / 26, 4, 61);
    Rgb c = Rgb.hex(0x6f9a3a).mix(Rgb.hex(0xf0d860), light);
    double path = Math.abs(x - 640 + (y - 560) * 1.3 - 50 * Math.sin(y / 60));
    c = c.mix(Rgb.hex(0xf2d0a4), Ease.step(60, 30, path * 240 / (y - 380)));
    double shade =
        Ease.step(
            1.05,
            0.85,
            Math.hypot((x - 250) / 330, (y - 690) / 74)
                + 0.3 * Noise.fractal(x / 50, y / 20, 3, 62));
    c = c.mix(Rgb.hex(0x2d5580).mix(Rgb.hex(0x3f7a4e), light), shade * 0.82);
    int column = (int) Math.floor(x / 9);
    int row = (int) Math.floor(y / 9);
    double flower = Noise.cell(column, row, 63);
    if (flower > 0.86 && Noise.fractal(x / 70, y / 40, 3, 64) > 0) {
      int[] petals = {0xd4503a, 0xfdf6dc, 0xe79aa8, 0x8a4f9a, 0xf4b942};
      c = Rgb.hex(petals[(int) (flower * 1000) % petals.length]);
    }
    return c;
  }

  private static Rgb sail(Rgb c, double x, double y) {
    double rise = (y - 150) / 180;
    boolean main = rise > 0 && rise < 1 && x > 404 && x < 404 + 74 * rise;
    boolean jib = rise > 0.12 && rise < 1 && x < 398 && x > 398 - 44 * (rise - 0.12);
    if (main || jib) {
      double light = main ? 1 - (x - 404) / 110 : 0.55;
      return Rgb.hex(0xb8423a).mix(Rgb.hex(0xffc45a), light);
    }
    boolean hull = y > 334 && y < 350 && Math.abs(x - 412) < 64 - (y - 334) * 0.9;
    return hull ? Rgb.hex(0x8c3030).mix(Rgb.hex(0xe8853a), (x - 350) / 150) : c;
  }

  /** A woman with a parasol and a child, seen from behind. */
  private static Rgb walkers(Rgb c, double x, double y) {
    Rgb out = figure(c, (x - 690) / 1.45, (y - 446) / 1.45, 0x6a4a98, 0xb58ac0);
    out = figure(out, (x - 792) / 0.85, (y - 548) / 0.85, 0xf0e4d0, 0xb9c8e0);
    double px = (x - 712) / 84;
    double py = (y - 428 - 14 * px) / 50;
    if (py < 0.12 * Math.cos(px * 12) && px * px + py * py < 1) {
      return Rgb.hex(0xc0392f).mix(Rgb.hex(0xf8b04a), 0.5 - 0.6 * px - 0.5 * py * 0.4);
    }
    return out;
  }

  private static Rgb figure(Rgb c, double x, double y, int dark, int light) {
    boolean head = Math.hypot(x, y - 14) < 11;
    boolean body = y > 24 && y < 78 && Math.abs(x) < 15 - (y - 24) * 0.13 - 4 * Ease.bell(25, 5, y);
    boolean skirt =
        y >= 74
            && y < 160
            && Math.abs(x + 3 + (y - 74) * 0.05) < 8 + 24 * Math.pow((y - 74) / 86, 0.75);
    if (head) {
      return Rgb.hex(0x5a3a2c).mix(Rgb.hex(0xe0a070), 0.4 - x / 16);
    }
    return body || skirt ? Rgb.hex(dark).mix(Rgb.hex(light), 0.45 - x / 40) : c;
  }

  /** Trunk and hanging leaves of the tree that frames the left side. */
  private static Rgb canopy(Rgb c, double x, double y) {
    double bend = 118 + 18 * Math.sin(y / 150);
    double half = 20 + 22 * Ease.step(520, 720, y) + 6 * Noise.fractal(1, y / 30, 2, 65);
    Rgb out = c;
    if (y < 705 && Math.abs(x - bend) < half) {
      out =
          Rgb.hex(0x3a2f55)
              .mix(
                  Rgb.hex(0xb87a4a),
                  0.5 + (x - bend) / (2 * half) + 0.4 * Noise.fractal(x / 8, y / 30, 2, 66));
    }
    double reach =
        250 - 0.42 * x + 62 * Noise.fractal(x / 90, y / 90, 4, 67) + 30 * Math.sin(x / 55);
    double gaps = Noise.fractal(x / 30, y / 24, 3, 68);
    if (y < reach && gaps < 0.3 + (reach - y) / 260 && x < 560) {
      double light =
          0.42
              + 0.95 * Noise.fractal(x / 34 + 3, y / 26, 4, 69)
              + 0.25 * (x / 500)
              - 0.2 * (reach - y) / 200;
      Rgb deep = Rgb.hex(0x22406a).mix(Rgb.hex(0x2f7a4a), light * 1.6);
      out = deep.mix(Rgb.hex(0xd8d850), Ease.step(0.5, 1.0, light));
    }
    return out;
  }
}
