package org.impasto.samples.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.impasto.samples.canvas.Rgb;

/** A windmill in strokes, for {@link Swirls}: a tower, a cap, four sails and a lit window. */
record Windmill(double x, double foot, double size) {
  private static final double TOWER = 190;

  List<Stroke> strokes() {
    Random random = new Random(5);
    List<Stroke> out = new ArrayList<>();
    int[] walls = {0x171a38, 0x2a2750, 0x40345e, 0x6a4a5a, 0x9a6a48};
    for (int i = 0; i < 300; i++) {
      double up = Math.pow(random.nextDouble(), 1.25);
      double side = random.nextDouble() * 2 - 1;
      double half = size * (52 - 22 * up);
      int tone = (int) Math.min(4, Math.max(0, (1.2 - side) * 1.6 + random.nextDouble() * 1.2));
      double cx = x + side * half;
      double cy = foot - 10 - size * TOWER * up * 0.97;
      Rgb c = Rgb.hex(walls[tone]);
      out.add(line(cx, cy + 12, cx - side * 5, cy - 12, 8, c, c.times(1.25), i));
    }
    for (int i = 0; i < 40; i++) {
      double side = random.nextDouble() * 2 - 1;
      double lift = random.nextDouble() * 26 * (1 - side * side);
      double cx = x + side * 36 * size;
      double cy = foot - size * (TOWER + 4) - lift * size;
      Rgb c = Rgb.hex(random.nextDouble() < 0.5 ? 0x5a2a2c : 0x8c4a30);
      out.add(line(cx - 9, cy + side * 4, cx + 9, cy - side * 4, 7, c, c.times(1.3), 300 + i));
    }
    for (int i = 0; i < 70; i++) {
      double side = random.nextDouble() * 2 - 1;
      double cx = x + (side + 0.4) * 84 * size;
      double cy = foot - 2 + 20 * (1 - side * side) * random.nextDouble();
      Rgb c = Rgb.hex(new int[] {0x2a2f50, 0x3f5034, 0x6a6a30, 0x54407a}[random.nextInt(4)]);
      out.add(line(cx - 9, cy + 4, cx + 9, cy - 3, 6, c, c.times(1.4), 350 + i));
    }
    Rgb glow = Rgb.hex(0xf9c84a);
    for (int i = 0; i < 3; i++) {
      double wy = foot - size * 96 + i * 7;
      out.add(line(x - 9, wy, x + 7, wy, 7, glow, Rgb.hex(0xfff0b0), 400 + i));
    }
    addSails(out);
    return out;
  }

  private void addSails(List<Stroke> out) {
    double hubX = x - 8 * size;
    double hubY = foot - size * (TOWER + 6);
    double reach = 165 * size;
    Rgb wood = Rgb.hex(0x2a2030);
    Rgb cloth = Rgb.hex(0xe8d8a8);
    Rgb shade = Rgb.hex(0x8fa0b0);
    for (int k = 0; k < 4; k++) {
      double a = 0.42 + k * Math.PI / 2;
      double dx = Math.cos(a);
      double dy = Math.sin(a);
      for (int i = 0; i < 11; i++) {
        double r = reach * (0.22 + 0.07 * i);
        double wide = 30 * size;
        double sx = hubX + dx * r;
        double sy = hubY + dy * r;
        Rgb c = cloth.mix(shade, 0.25 * k);
        out.add(
            line(sx, sy, sx - dy * wide, sy + dx * wide, 8.5, c, c.times(0.82), 500 + k * 20 + i));
      }
      for (int i = 0; i < 3; i++) {
        double off = i == 0 ? 0 : 15 * i * size;
        double from = i == 0 ? 0 : reach * 0.2;
        out.add(
            line(
                hubX + dx * from - dy * off,
                hubY + dy * from + dx * off,
                hubX + dx * reach - dy * off,
                hubY + dy * reach + dx * off,
                i == 0 ? 6.5 : 3.4,
                wood,
                Rgb.hex(0x6a4a38),
                600 + k * 9 + i));
      }
    }
    out.add(Stroke.dab(hubX, hubY, 0, 13, 3, Rgb.hex(0xd9892b), 1.2, 700));
  }

  private static Stroke line(
      double x0, double y0, double x1, double y1, double width, Rgb c, Rgb streak, int seed) {
    double bow = width * 0.12;
    Trail trail = Trail.through(x0, y0, (x0 + x1) / 2 + bow, (y0 + y1) / 2 - bow, x1, y1);
    return new Stroke(trail, width, c, streak, 1, seed);
  }
}
