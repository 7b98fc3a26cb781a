package org.impasto.samples.content;

import java.util.List;
import java.util.SplittableRandom;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Camera;
import org.impasto.samples.trace.Film;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Tracer;
import org.impasto.samples.trace.Vec;
import org.impasto.samples.trace.World;

/** A mountain lake in the last light: pines, a jetty, a cabin on a cape, snow above. */
public final class Lake {
  private static final Rgb PINE = Rgb.light(0x4a5c38);

  private final Mesh mesh = new Mesh();
  private final Valley valley = new Valley();
  private final SplittableRandom random = new SplittableRandom(77);

  private Lake() {}

  /** The picture, three to two. */
  public static Canvas draw(int width) {
    Lake lake = new Lake();
    lake.addGround(width);
    lake.addForest();
    lake.addCape();
    lake.addNearPines();
    lake.addShore();
    lake.addJetty();
    DuskSky sky =
        new DuskSky(
            new Vec(-0.85, 0.3, 0.12).unit(),
            new Rgb(4.6, 2.5, 1.35),
            Rgb.light(0x4668a0),
            Rgb.light(0xdcb8b4),
            new Rgb(1.1, 0.55, 0.34),
            0.42,
            1310);
    World world =
        new World(lake.mesh, sky, new Water(new Rgb(0.012, 0.035, 0.04), 0.3), List.of(), 1.1e-4);
    Camera camera = new Camera(new Vec(0, 3.4, -1), new Vec(1.2, 4.6, 20), 58);
    Canvas light = new Tracer(world).expose(camera, width, width * 2 / 3, 4);
    return new Film(1.55, 0.1, 1.1).develop(light);
  }

  /** A grid that is fine near the eye and coarse far away, about one cell per pixel. */
  private void addGround(int width) {
    int columns = Math.min(1000, width);
    mesh.sheet(
        valley,
        columns,
        (int) (columns * 0.6),
        (u, v) -> {
          double angle = (u - 0.5) * 1.5;
          double r = 4 * Math.pow(7500 / 4.0, v);
          double x = r * Math.sin(angle);
          double z = r * Math.cos(angle);
          return new Vec(x, valley.height(x, z), z);
        });
  }

  private double slope(double x, double z) {
    double e = 4;
    double dx = valley.height(x + e, z) - valley.height(x - e, z);
    double dz = valley.height(x, z + e) - valley.height(x, z - e);
    return Math.hypot(dx, dz) / (2 * e);
  }

  private void addForest() {
    Surface[] greens = new Surface[5];
    for (int i = 0; i < greens.length; i++) {
      greens[i] = Foliage.forest(PINE.mix(Rgb.light(0x4d4a24), 0.16 * i).times(0.8 + 0.1 * i));
    }
    for (int i = 0; i < 60000; i++) {
      double angle = (random.nextDouble() - 0.5) * 1.35;
      double r = 90 * Math.pow(2600.0 / 90, random.nextDouble());
      double x = r * Math.sin(angle);
      double z = r * Math.cos(angle);
      double h = valley.height(x, z);
      double dense = Noise.fractal(x / 160, z / 160, 4, 610) + 0.25 - Math.max(0, h - 180) / 200;
      boolean cape = x > 25 && x < 130 && z < 215;
      if (h > 1.2 && !cape && dense > 0.1 * random.nextDouble() && slope(x, z) < 0.95) {
        double tall = (9 + 9 * random.nextDouble()) * (1 - Math.max(0, h - 150) / 900);
        addTree(greens[i % 5], new Vec(x, h - 0.8, z), tall, r, i);
      }
    }
  }

  private void addTree(Surface green, Vec foot, double tall, double distance, int i) {
    if (distance < 420) {
      Foliage.conifer(mesh, foot, tall, 12, PINE.times(1 + 0.1 * (i % 5)), 9000 + i);
    } else {
      Foliage.distantConifer(mesh, green, foot, tall, i);
    }
  }

  private void addCape() {
    Frame f = new Frame(new Vec(52, valley.height(56, 160) - 0.3, 156), 0.25);
    new House(f, 8.5, 7, 1, Rgb.light(0x6b3a2a), false, 61).addTo(mesh);
    for (int i = 0; i < 80; i++) {
      double x = 40 + 75 * random.nextDouble();
      double z = 160 + 26 * random.nextDouble();
      double h = valley.height(x, z);
      if (h > 0.5 && (x > 66 || z > 176)) {
        Foliage.conifer(
            mesh, new Vec(x, h - 0.3, z), 9 + 9 * random.nextDouble(), 22, PINE, 700 + i);
      }
    }
    pier(new Vec(50, 0.5, 150), new Vec(46, 0.5, 136), 1.4);
  }

  private void addNearPines() {
    double[][] pines = {
      {-11.5, 15, 17}, {-15, 21, 21}, {-13.2, 27, 14}, {-20, 24, 19}, {-8.9, 12, 3.2}, {-24, 33, 20}
    };
    for (int i = 0; i < pines.length; i++) {
      double x = pines[i][0];
      double z = pines[i][1];
      Vec foot = new Vec(x, Math.max(0.2, valley.height(x, z)) - 0.2, z);
      Foliage.conifer(mesh, foot, pines[i][2], 54, PINE.times(1.5), 800 + i);
    }
  }

  private void addShore() {
    Surface stone =
        (p, n) -> {
          double grain = Noise.fractal((p.x() + p.y()) * 4, (p.z() - p.y()) * 4, 5, 620);
          double lichen = Noise.fractal(p.x() * 2, p.z() * 2 + p.y(), 4, 630);
          double wet = p.y() < 0.12 ? 0.4 : 1;
          Rgb c =
              Rgb.light(0x5f5a54)
                  .mix(Rgb.light(0x6f6c40), 0.3 + lichen)
                  .times((0.85 + 1.3 * grain) * wet);
          Vec rough = new Vec(grain, lichen, -grain).times(1.1);
          return Shade.matte(c, n.plus(rough).unit());
        };
    for (int i = 0; i < 170; i++) {
      double x = -14 + 24 * random.nextDouble();
      double z = 5 + 13 * random.nextDouble();
      double h = valley.height(x, z);
      double r = 0.12 + 0.75 * Math.pow(random.nextDouble(), 4);
      if (h > -0.55 - r * 0.4 && h < 0.7) {
        boulder(stone, new Vec(x, h + 0.15 * r, z), r, i);
      }
    }
    addGrass();
  }

  private void boulder(Surface s, Vec c, double r, int seed) {
    mesh.sheet(
        s,
        28,
        16,
        (u, v) -> {
          double a = u * 2 * Math.PI;
          double b = (v - 0.5) * Math.PI;
          Vec d = new Vec(Math.cos(b) * Math.cos(a), Math.sin(b) * 0.72, Math.cos(b) * Math.sin(a));
          double bump = 1 + 0.3 * Noise.at(d.x() * 1.5 + seed, d.y() * 1.5, d.z() * 1.5, 640);
          double fine = 0.07 * Noise.at(d.x() * 6 + seed, d.y() * 6, d.z() * 6, 641);
          return c.along(d, r * (bump + fine));
        });
  }

  private void addGrass() {
    Surface[] blades = {
      Finish.plain(Rgb.light(0x7a7038)),
      Finish.plain(Rgb.light(0x5f6a2e)),
      Finish.plain(Rgb.light(0x9a8548))
    };
    for (int i = 0; i < 15000; i++) {
      double x = -22 + 22 * random.nextDouble();
      double z = 4 + 26 * random.nextDouble();
      double h = valley.height(x, z);
      double tuft = Noise.fractal(x / 1.3, z / 1.3, 3, 650);
      if (h > 0.02 && tuft > -0.05 && h + tuft > 0.12) {
        double tall = (0.25 + 0.5 * random.nextDouble()) * (0.7 + tuft);
        double a = random.nextDouble() * 6.3;
        Vec foot = new Vec(x, h - 0.03, z);
        Vec side = new Vec(Math.cos(a), 0, Math.sin(a)).times(0.016);
        Vec lean = new Vec(0.25 * Math.sin(a * 3), 1, 0.25 * Math.cos(a * 2)).times(tall);
        mesh.triangle(blades[i % 3], foot.plus(side), foot.minus(side), foot.plus(lean));
      }
    }
  }

  private void addJetty() {
    pier(new Vec(5.6, 0.62, 2), new Vec(8.4, 0.62, 19), 1.5);
    Frame f = new Frame(new Vec(5.1, 0.02, 16.2), 1.9);
    new Boat(f, 4.4, Rgb.light(0x9c3f2c), Boat.Rig.ROWING, 71).addTo(mesh);
  }

  /** Planks on posts. */
  private void pier(Vec from, Vec to, double wide) {
    Vec way = to.minus(from);
    double length = way.length();
    double turn = Math.atan2(way.z(), way.x());
    Frame f = new Frame(from, turn);
    for (int i = 0; i * 0.21 < length; i++) {
      double tone = 0.75 + 0.5 * random.nextDouble();
      Surface plank = Finish.boards(Rgb.light(0x8d7f6c).times(tone), f, i);
      double x = i * 0.21;
      double ragged = 0.06 * random.nextDouble();
      mesh.box(
          plank,
          f,
          new Vec(x, -0.05, -wide / 2 - ragged),
          new Vec(x + 0.185, 0, wide / 2 + ragged));
    }
    Surface post = Finish.plain(Rgb.light(0x4f4335));
    for (double x = 0.4; x < length; x += 2.6) {
      for (double z : new double[] {-wide / 2, wide / 2}) {
        double top = 0.25 + 0.25 * random.nextDouble();
        mesh.bar(post, f.at(x, -2, z), f.at(x, top, z), 0.1, 0.09);
      }
    }
  }
}
