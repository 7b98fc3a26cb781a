package org.impasto.samples.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A growing list of triangles with their surfaces. */
public final class Mesh {
  private float[] corners = new float[9 * 1024];
  private float[] normals = new float[9 * 1024];
  private int[] surfaceOf = new int[1024];
  private int count;
  private final List<Surface> surfaces = new ArrayList<>();

  public int count() {
    return count;
  }

  float[] corners() {
    return corners;
  }

  float[] normals() {
    return normals;
  }

  Surface surface(int triangle) {
    return surfaces.get(surfaceOf[triangle]);
  }

  /** A flat triangle. */
  public void triangle(Surface s, Vec a, Vec b, Vec c) {
    Vec n = b.minus(a).cross(c.minus(a));
    double length = n.length();
    if (length > 1e-12) {
      Vec u = n.times(1 / length);
      triangle(s, a, b, c, u, u, u);
    }
  }

  /** A triangle shaded as curved, with a normal at each corner. */
  public void triangle(Surface s, Vec a, Vec b, Vec c, Vec na, Vec nb, Vec nc) {
    if (count == surfaceOf.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
      normals = Arrays.copyOf(normals, normals.length * 2);
      surfaceOf = Arrays.copyOf(surfaceOf, surfaceOf.length * 2);
    }
    if (surfaces.isEmpty() || surfaces.get(surfaces.size() - 1) != s) {
      surfaces.add(s);
    }
    put(corners, count * 9, a, b, c);
    put(normals, count * 9, na, nb, nc);
    surfaceOf[count++] = surfaces.size() - 1;
  }

  private static void put(float[] to, int at, Vec a, Vec b, Vec c) {
    int i = at;
    for (Vec v : new Vec[] {a, b, c}) {
      to[i++] = (float) v.x();
      to[i++] = (float) v.y();
      to[i++] = (float) v.z();
    }
  }

  public void quad(Surface s, Vec a, Vec b, Vec c, Vec d) {
    triangle(s, a, b, c);
    triangle(s, a, c, d);
  }

  /** A box with edges along the axes of {@code frame}, between two corners in its coordinates. */
  public void box(Surface s, Frame frame, Vec low, Vec high) {
    Vec[] v = new Vec[8];
    for (int i = 0; i < 8; i++) {
      v[i] =
          frame.at(
              (i & 1) == 0 ? low.x() : high.x(),
              (i & 2) == 0 ? low.y() : high.y(),
              (i & 4) == 0 ? low.z() : high.z());
    }
    quad(s, v[0], v[1], v[3], v[2]);
    quad(s, v[4], v[5], v[7], v[6]);
    quad(s, v[0], v[1], v[5], v[4]);
    quad(s, v[2], v[3], v[7], v[6]);
    quad(s, v[0], v[2], v[6], v[4]);
    quad(s, v[1], v[3], v[7], v[5]);
  }

  /** A round bar between two points. */
  public void bar(Surface s, Vec from, Vec to, double radiusFrom, double radiusTo) {
    Vec axis = to.minus(from).unit();
    Vec side = (Math.abs(axis.y()) > 0.9 ? new Vec(1, 0, 0) : Vec.UP).cross(axis).unit();
    Vec other = axis.cross(side);
    int sides = 8;
    for (int i = 0; i < sides; i++) {
      Vec a = ring(side, other, i * 2 * Math.PI / sides);
      Vec b = ring(side, other, (i + 1) * 2 * Math.PI / sides);
      Vec p = from.along(a, radiusFrom);
      Vec q = from.along(b, radiusFrom);
      Vec r = to.along(b, radiusTo);
      Vec t = to.along(a, radiusTo);
      triangle(s, p, q, r, a, b, b);
      triangle(s, p, r, t, a, b, a);
    }
  }

  private static Vec ring(Vec side, Vec other, double angle) {
    return side.times(Math.cos(angle)).along(other, Math.sin(angle));
  }

  /** A point of a curved sheet for parameters in [0, 1]. */
  public interface Sheet {
    Vec at(double u, double v);
  }

  /** A curved sheet of {@code columns} × {@code rows} quads, smoothly shaded. */
  public void sheet(Surface s, int columns, int rows, Sheet sheet) {
    Vec[][] p = new Vec[rows + 1][columns + 1];
    Vec[][] n = new Vec[rows + 1][columns + 1];
    IntStream.rangeClosed(0, rows)
        .parallel()
        .forEach(
            j -> {
              for (int i = 0; i <= columns; i++) {
                double u = (double) i / columns;
                double v = (double) j / rows;
                p[j][i] = sheet.at(u, v);
                n[j][i] = slope(sheet, u, v);
              }
            });
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        Vec c = p[j + 1][i + 1];
        Vec nc = n[j + 1][i + 1];
        triangle(s, p[j][i], p[j][i + 1], c, n[j][i], n[j][i + 1], nc);
        triangle(s, p[j][i], c, p[j + 1][i], n[j][i], nc, n[j + 1][i]);
      }
    }
  }

  private static Vec slope(Sheet sheet, double u, double v) {
    double e = 1e-4;
    Vec du = sheet.at(u + e, v).minus(sheet.at(u - e, v));
    Vec dv = sheet.at(u, v + e).minus(sheet.at(u, v - e));
    Vec cross = du.cross(dv);
    return cross.length() > 1e-14 ? cross.unit() : Vec.UP;
  }
}
