package org.impasto.samples.content;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Camera;
import org.impasto.samples.trace.Film;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Lamp;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Tracer;
import org.impasto.samples.trace.Vec;
import org.impasto.samples.trace.World;

/** A small harbor at sunset: boats at rest, a row of painted houses, a church on the hill. */
public final class Harbor {
  private static final double QUAY = 1.5;

  private final Mesh mesh = new Mesh();
  private final List<Lamp> lamps = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(2024);

  private Harbor() {}

  /** The picture, three to two. */
  public static Canvas draw(int width) {
    Harbor harbor = new Harbor();
    harbor.addQuays();
    harbor.addLeftRow();
    harbor.addBackRow();
    new Headland(harbor.mesh, harbor.random).build();
    harbor.addBoats();
    harbor.addGulls();
    Vec sun = new Vec(0.88, 0.2, 0.36).unit();
    DuskSky sky =
        new DuskSky(
            sun,
            new Rgb(5.2, 2.7, 1.15),
            Rgb.light(0x557aad),
            Rgb.light(0xd6b7a6),
            new Rgb(1.25, 0.58, 0.24),
            0.66,
            310);
    World world =
        new World(harbor.mesh, sky, new Water(new Rgb(0.02, 0.05, 0.06), 0.42), harbor.lamps, 3e-4);
    Camera camera = new Camera(new Vec(6, 5.2, -15), new Vec(0.5, 5.9, 40), 54);
    Canvas light = new Tracer(world).expose(camera, width, width * 2 / 3, 5);
    return new Film(1.3, 0.12, 1.08).develop(light);
  }

  private void addQuays() {
    Surface stone = Finish.masonry(Rgb.light(0x8d857a), 40);
    Frame ground = new Frame(new Vec(0, 0, 0), 0);
    mesh.box(stone, ground, new Vec(-60, -2, -40), new Vec(-19, QUAY, 120));
    mesh.box(stone, ground, new Vec(-19, -2, 52), new Vec(29, QUAY, 120));
    for (int i = 0; i < 9; i++) {
      addBollard(new Vec(-19.6, QUAY, -4 + i * 6.3));
      addBollard(new Vec(-15 + i * 5.6, QUAY, 52.6));
    }
    for (int i = 0; i < 4; i++) {
      addStreetLamp(new Vec(-20.6, QUAY, 6 + i * 13));
      addStreetLamp(new Vec(-9 + i * 13, QUAY, 53.8));
    }
    for (int i = 0; i < 16; i++) {
      boolean left = i % 2 == 0;
      double along = random.nextDouble();
      Vec at = left ? new Vec(-21.5, QUAY, 2 + along * 44) : new Vec(-14 + along * 44, QUAY, 54.6);
      addCrates(at, 1 + i % 3);
    }
  }

  private void addBollard(Vec at) {
    Surface iron = Finish.plain(Rgb.light(0x2a2828));
    mesh.bar(iron, at, at.along(Vec.UP, 0.6), 0.18, 0.14);
    Boat.ball(mesh, iron, at.along(Vec.UP, 0.65), 0.22);
  }

  private void addStreetLamp(Vec at) {
    Surface iron = Finish.plain(Rgb.light(0x20211f));
    Vec top = at.along(Vec.UP, 4.1);
    mesh.bar(iron, at, top, 0.09, 0.05);
    mesh.bar(iron, at, at.along(Vec.UP, 0.7), 0.16, 0.12);
    Rgb warm = new Rgb(1.0, 0.62, 0.26);
    Vec bulb = top.along(Vec.UP, 0.25);
    Boat.ball(mesh, Finish.lamp(warm.times(9)), bulb, 0.2);
    mesh.bar(iron, top.along(Vec.UP, 0.42), top.along(Vec.UP, 0.6), 0.3, 0.03);
    lamps.add(new Lamp(bulb.along(Vec.UP, -0.45), warm.times(3.2)));
  }

  private void addCrates(Vec at, int count) {
    for (int i = 0; i < count; i++) {
      Frame f = new Frame(at.plus(new Vec(0, 0.62 * i, 0)), random.nextDouble() * 1.5);
      Surface wood = Finish.boards(Rgb.light(0x8c6a44), f, 70 + i);
      mesh.box(wood, f, new Vec(-0.45, 0, -0.35), new Vec(0.45, 0.6, 0.35));
    }
    Surface barrel = Finish.plain(Rgb.light(0x5a3c26));
    mesh.bar(barrel, at.plus(new Vec(1.1, 0, 0.2)), at.plus(new Vec(1.1, 0.95, 0.2)), 0.34, 0.32);
  }

  private void addLeftRow() {
    double z = -14;
    for (int i = 0; z < 60; i++) {
      double width = 5.2 + 3 * random.nextDouble();
      int storeys = 2 + (int) (random.nextDouble() * 1.7);
      Frame f = new Frame(new Vec(-25 - random.nextDouble() * 0.5, QUAY, z), Math.PI / 2);
      new House(f, width, 9, storeys, House.paint(i * 3 + 1), random.nextDouble() < 0.6, 100 + i)
          .addTo(mesh);
      z += width + (random.nextDouble() < 0.25 ? 1.2 : 0.12);
    }
  }

  private void addBackRow() {
    double x = -17;
    for (int i = 0; x < 21; i++) {
      double width = 5 + 2.6 * random.nextDouble();
      int storeys = 2 + (int) (random.nextDouble() * 1.9);
      Frame f = new Frame(new Vec(x, QUAY, 59 + random.nextDouble() * 0.6), 0);
      new House(f, width, 10, storeys, House.paint(i * 7 + 4), random.nextDouble() < 0.65, 200 + i)
          .addTo(mesh);
      x += width + (random.nextDouble() < 0.2 ? 1.4 : 0.12);
    }
  }

  private void addBoats() {
    boat(-3.5, 17, 0.55, 11.5, 0x2f5b78, Boat.Rig.FISHING);
    boat(13, 30, 2.75, 12.5, 0x8e3328, Boat.Rig.FISHING);
    boat(-15.6, 12, 1.5, 8.5, 0xe0d8c6, Boat.Rig.SAILING);
    boat(-15.4, 26, 1.62, 9.5, 0x24404f, Boat.Rig.SAILING);
    boat(-15.2, 39, 1.5, 10, 0x2e6b55, Boat.Rig.FISHING);
    boat(-6, 47, 0.1, 8.5, 0xd9d0b8, Boat.Rig.SAILING);
    boat(6, 48.2, 3.2, 9, 0x3a5f46, Boat.Rig.FISHING);
    boat(20, 47.5, 0.05, 9.5, 0xe4dccb, Boat.Rig.SAILING);
    boat(31, 42, 0.4, 9, 0x2a3f5c, Boat.Rig.SAILING);
    boat(7.6, 3.6, 2.5, 4.2, 0xb5532e, Boat.Rig.ROWING);
    boat(11.5, 7.5, 2.1, 4.0, 0x54788a, Boat.Rig.ROWING);
    boat(-12.5, 3.5, 1.2, 4.2, 0xd3c7a8, Boat.Rig.ROWING);
  }

  private void boat(double x, double z, double turn, double length, int color, Boat.Rig rig) {
    Frame f = new Frame(new Vec(x, 0, z), turn);
    new Boat(f, length, Rgb.light(color), rig, 400 + (int) (x * 7 + z)).addTo(mesh);
  }

  private void addGulls() {
    double[][] flock = {
      {9, 15, 22, 0.5},
      {11.5, 17, 26, -0.4},
      {14, 14.2, 24, 0.2},
      {4.5, 17.6, 30, 0.8},
      {17, 18.6, 34, 0.1},
      {-7, 16, 25, -0.6}
    };
    Surface white = Finish.plain(Rgb.light(0xd8d4cc));
    Surface gray = Finish.plain(Rgb.light(0x6a6c70));
    for (double[] b : flock) {
      Frame f = new Frame(new Vec(b[0], b[1], b[2]), b[3]);
      mesh.bar(white, f.at(0, 0, -0.24), f.at(0, 0.03, 0.22), 0.05, 0.08);
      for (int side = -1; side <= 1; side += 2) {
        Vec elbow = f.at(side * 0.38, 0.2, 0.1);
        mesh.quad(
            gray, f.at(0, 0.04, 0.16), elbow, f.at(side * 0.34, 0.17, -0.1), f.at(0, 0.03, -0.1));
        mesh.triangle(gray, elbow, f.at(side * 0.34, 0.17, -0.1), f.at(side * 0.82, 0.1, -0.12));
      }
    }
  }
}
