package org.impasto.samples.content;

import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;
import org.impasto.samples.trace.Frame;
import org.impasto.samples.trace.Mesh;
import org.impasto.samples.trace.Shade;
import org.impasto.samples.trace.Surface;
import org.impasto.samples.trace.Vec;

/**
 * A town house; its front lies at z = 0 of its frame and looks towards negative z.
 *
 * @param frame left foot of the front
 * @param width length of the front in meters
 * @param depth meters from front to back
 * @param storeys number of rows of windows
 * @param color color of the walls, linear
 * @param gabled whether the gable, rather than the eaves, faces the street
 * @param seed details
 */
record House(
    Frame frame, double width, double depth, int storeys, Rgb color, boolean gabled, int seed) {
  private static final double STOREY = 2.75;
  private static final Rgb TRIM = Rgb.light(0xe4dccb);

  private static final int[] WALLS = {
    0xb8472f, 0xd9a441, 0xe6dcc4, 0x7f9aa8, 0x9c3a30, 0xc98a4b, 0x5f7f6c, 0xd8c9a6, 0xb06a4a,
    0x86a0b5
  };

  /** Paint number {@code i} of the town's walls. */
  static Rgb paint(int i) {
    return Rgb.light(WALLS[i % WALLS.length]).times(0.9);
  }

  private double eaves() {
    return storeys * STOREY + 0.5;
  }

  private double rise() {
    return (gabled ? width : depth) * (0.42 + 0.12 * Noise.cell(seed, 1, 3));
  }

  void addTo(Mesh mesh) {
    Surface wall =
        Noise.cell(seed, 2, 3) < 0.6
            ? Finish.boards(color, frame, seed)
            : Finish.plaster(color, frame, seed);
    mesh.box(wall, frame, new Vec(0, 0, 0), new Vec(width, eaves(), depth));
    addGables(mesh, wall);
    addRoof(mesh);
    addTrim(mesh);
    addWindows(mesh);
    addDoor(mesh);
    addChimney(mesh);
  }

  private void addGables(Mesh mesh, Surface wall) {
    double top = eaves() + rise();
    if (gabled) {
      for (double z : new double[] {0, depth}) {
        mesh.triangle(
            wall,
            frame.at(0, eaves(), z),
            frame.at(width, eaves(), z),
            frame.at(width / 2, top, z));
      }
    } else {
      for (double x : new double[] {0, width}) {
        mesh.triangle(
            wall,
            frame.at(x, eaves(), 0),
            frame.at(x, eaves(), depth),
            frame.at(x, top, depth / 2));
      }
    }
  }

  private void addRoof(Mesh mesh) {
    int[] shades = {0x8a4a35, 0x7a3f30, 0x5b4a48, 0x99583c, 0x4c4a50};
    Rgb tile = Rgb.light(shades[(int) (Noise.cell(seed, 3, 3) * shades.length)]);
    Surface roof = Finish.tiles(tile, frame, !gabled, seed);
    Surface edge = Finish.plain(TRIM);
    double over = 0.35;
    double half = (gabled ? width : depth) / 2;
    double drop = rise() * over / half;
    double end = (gabled ? depth : width) + over;
    for (int side = 0; side < 2; side++) {
      double low = side == 0 ? -over : 2 * half + over;
      Vec a = place(low, eaves() - drop, -over);
      Vec b = place(low, eaves() - drop, end);
      Vec c = place(half, eaves() + rise(), end);
      Vec d = place(half, eaves() + rise(), -over);
      Vec lift = new Vec(0, 0.16, 0);
      mesh.quad(roof, a.plus(lift), b.plus(lift), c.plus(lift), d.plus(lift));
      mesh.quad(edge, a, b, c, d);
      mesh.quad(edge, a, d, d.plus(lift), a.plus(lift));
      mesh.quad(edge, a, b, b.plus(lift), a.plus(lift));
    }
  }

  /** A point by its distance across the roof and along the ridge. */
  private Vec place(double across, double y, double along) {
    return gabled ? frame.at(across, y, along) : frame.at(along, y, across);
  }

  private void addTrim(Mesh mesh) {
    Surface white = Finish.plain(TRIM);
    mesh.box(white, frame, new Vec(-0.06, 0, -0.06), new Vec(0.16, eaves(), 0.16));
    mesh.box(white, frame, new Vec(width - 0.16, 0, -0.06), new Vec(width + 0.06, eaves(), 0.16));
    Surface foot = Finish.plain(Rgb.light(0x5c5650));
    mesh.box(foot, frame, new Vec(-0.05, 0, -0.08), new Vec(width + 0.05, 0.5, 0.1));
  }

  private void addWindows(Mesh mesh) {
    int columns = Math.max(2, (int) (width / 1.95));
    double pitch = width / columns;
    for (int row = 0; row < storeys; row++) {
      for (int column = 0; column < columns; column++) {
        boolean door = row == 0 && column == doorColumn(columns);
        if (!door) {
          addWindow(
              mesh, (column + 0.5) * pitch, row * STOREY + 1.35, 0.5, 1.45, row * 31 + column);
        }
      }
    }
    if (gabled && width > 4.5) {
      addWindow(mesh, width / 2, eaves() + rise() * 0.22, 0.45, 1.15, 777);
    }
  }

  private int doorColumn(int columns) {
    return (int) (Noise.cell(seed, 4, 3) * columns);
  }

  private void addWindow(Mesh mesh, double x, double y, double half, double height, int index) {
    Surface white = Finish.plain(TRIM);
    double lit = Noise.cell(seed, index, 5);
    double light = lit > 0.62 ? 0.35 + 0.65 * Noise.cell(seed, index, 6) : 0;
    Vec center = frame.at(x, y + height / 2, 0);
    Surface pane = Finish.pane(light, center);
    mesh.quad(
        pane,
        frame.at(x - half, y, -0.02),
        frame.at(x + half, y, -0.02),
        frame.at(x + half, y + height, -0.02),
        frame.at(x - half, y + height, -0.02));
    double t = 0.11;
    bar(mesh, white, x - half - t, x - half, y, y + height);
    bar(mesh, white, x + half, x + half + t, y, y + height);
    bar(mesh, white, x - half - t, x + half + t, y + height, y + height + 0.16);
    bar(mesh, white, x - half - 0.18, x + half + 0.18, y - 0.12, y);
    bar(mesh, white, x - 0.03, x + 0.03, y, y + height);
    bar(mesh, white, x - half, x + half, y + height * 0.6, y + height * 0.6 + 0.05);
    if (Noise.cell(seed, 8, 3) < 0.4) {
      Surface shutter = Finish.plain(color.times(0.35).plus(Rgb.light(0x0a1c18)));
      bar(mesh, shutter, x - half - t - 0.42, x - half - t, y, y + height);
      bar(mesh, shutter, x + half + t, x + half + t + 0.42, y, y + height);
    }
  }

  private void bar(Mesh mesh, Surface s, double x0, double x1, double y0, double y1) {
    mesh.box(s, frame, new Vec(x0, y0, -0.09), new Vec(x1, y1, 0));
  }

  private void addDoor(Mesh mesh) {
    int columns = Math.max(2, (int) (width / 1.95));
    double x = (doorColumn(columns) + 0.5) * width / columns;
    Surface wood = Finish.plain(Rgb.light(0x3a2a22));
    bar(mesh, Finish.plain(TRIM), x - 0.68, x + 0.68, 0, 2.5);
    mesh.box(wood, frame, new Vec(x - 0.52, 0, -0.12), new Vec(x + 0.52, 2.3, 0));
    if (Noise.cell(seed, 9, 3) < 0.45) {
      addAwning(mesh);
    }
  }

  private void addAwning(Mesh mesh) {
    Rgb cloth = Noise.cell(seed, 10, 3) < 0.5 ? Rgb.light(0xa83a2c) : Rgb.light(0x2f5f58);
    Surface striped =
        (p, n) -> {
          boolean light = (int) Math.floor(frame.local(p).x() / 0.4) % 2 == 0;
          return Shade.matte(light ? TRIM : cloth, n);
        };
    mesh.quad(
        striped,
        frame.at(0.3, 3.0, -0.05),
        frame.at(width - 0.3, 3.0, -0.05),
        frame.at(width - 0.3, 2.35, -1.7),
        frame.at(0.3, 2.35, -1.7));
  }

  private void addChimney(Mesh mesh) {
    Surface brick = Finish.masonry(Rgb.light(0x7a4436), seed);
    double x = width * (0.25 + 0.2 * Noise.cell(seed, 11, 3));
    double z = depth * 0.55;
    double base = eaves() + rise() * 0.3;
    mesh.box(brick, frame, new Vec(x, base, z), new Vec(x + 0.8, eaves() + rise() + 0.9, z + 0.7));
  }
}
