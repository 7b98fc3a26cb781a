package org.impasto.samples.trace;

/** A tree of boxes around triangles that finds what a ray meets first. */
final class Bvh {
  private static final int BINS = 12;
  private static final int LEAF = 3;

  private final Mesh mesh;
  private final float[] corners;
  private final int[] order;
  private final float[] centers;
  private float[] boxes;
  private int[] links;
  private int nodes;

  Bvh(Mesh mesh) {
    this.mesh = mesh;
    int n = mesh.count();
    corners = mesh.corners();
    order = new int[n];
    centers = new float[3 * n];
    boxes = new float[6 * (2 * n + 1)];
    links = new int[2 * (2 * n + 1)];
    for (int t = 0; t < n; t++) {
      order[t] = t;
      for (int a = 0; a < 3; a++) {
        int i = t * 9 + a;
        centers[t * 3 + a] = (corners[i] + corners[i + 3] + corners[i + 6]) / 3;
      }
    }
    build(0, n);
  }

  /** The nearest meeting of a ray with a triangle. */
  static final class Hit {
    double distance;
    int triangle;
    double u;
    double v;
  }

  private int build(int from, int to) {
    int node = nodes++;
    float[] box = bounds(from, to);
    System.arraycopy(box, 0, boxes, node * 6, 6);
    int middle = to - from <= LEAF ? -1 : split(from, to);
    if (middle < 0) {
      links[node * 2] = -1 - from;
      links[node * 2 + 1] = to;
    } else {
      build(from, middle);
      links[node * 2] = build(middle, to);
    }
    return node;
  }

  private float[] bounds(int from, int to) {
    float[] b = emptyBox();
    for (int k = from; k < to; k++) {
      grow(b, order[k]);
    }
    return b;
  }

  private static float[] emptyBox() {
    float big = Float.MAX_VALUE;
    return new float[] {big, big, big, -big, -big, -big};
  }

  private void grow(float[] b, int triangle) {
    for (int i = 0; i < 9; i++) {
      float v = corners[triangle * 9 + i];
      int a = i % 3;
      b[a] = Math.min(b[a], v);
      b[a + 3] = Math.max(b[a + 3], v);
    }
  }

  /**
   * Reorders the triangles so that the cheapest of a few cuts lies between them; returns the cut.
   */
  private int split(int from, int to) {
    float[] c = emptyBox();
    for (int k = from; k < to; k++) {
      for (int a = 0; a < 3; a++) {
        float v = centers[order[k] * 3 + a];
        c[a] = Math.min(c[a], v);
        c[a + 3] = Math.max(c[a + 3], v);
      }
    }
    int axis = 0;
    for (int a = 1; a < 3; a++) {
      if (c[a + 3] - c[a] > c[axis + 3] - c[axis]) {
        axis = a;
      }
    }
    float extent = c[axis + 3] - c[axis];
    if (extent <= 0) {
      return (from + to) / 2;
    }
    int cut = cheapestCut(from, to, axis, c[axis], BINS / extent);
    int i = from;
    for (int k = from; k < to; k++) {
      if (bin(order[k], axis, c[axis], BINS / extent) < cut) {
        int swap = order[k];
        order[k] = order[i];
        order[i++] = swap;
      }
    }
    return i == from || i == to ? (from + to) / 2 : i;
  }

  private int bin(int triangle, int axis, float low, float scale) {
    return Math.min(BINS - 1, (int) ((centers[triangle * 3 + axis] - low) * scale));
  }

  private int cheapestCut(int from, int to, int axis, float low, float scale) {
    float[][] box = new float[BINS][];
    int[] count = new int[BINS];
    for (int b = 0; b < BINS; b++) {
      box[b] = emptyBox();
    }
    for (int k = from; k < to; k++) {
      int b = bin(order[k], axis, low, scale);
      count[b]++;
      grow(box[b], order[k]);
    }
    int best = BINS / 2;
    double bestCost = Double.MAX_VALUE;
    for (int cut = 1; cut < BINS; cut++) {
      double cost = side(box, count, 0, cut) + side(box, count, cut, BINS);
      if (cost < bestCost) {
        bestCost = cost;
        best = cut;
      }
    }
    return best;
  }

  private static double side(float[][] box, int[] count, int from, int to) {
    float[] b = emptyBox();
    int n = 0;
    for (int i = from; i < to; i++) {
      n += count[i];
      for (int a = 0; a < 3; a++) {
        b[a] = Math.min(b[a], box[i][a]);
        b[a + 3] = Math.max(b[a + 3], box[i][a + 3]);
      }
    }
    if (n == 0) {
      return 0;
    }
    double x = b[3] - b[0];
    double y = b[4] - b[1];
    double z = b[5] - b[2];
    return n * (x * y + y * z + z * x);
  }

  /** The first triangle within {@code reach}, or null. */
  Hit trace(Vec o, Vec d, double reach) {
    Hit hit = new Hit();
    hit.distance = reach;
    hit.triangle = -1;
    search(o, d, hit, false);
    return hit.triangle < 0 ? null : hit;
  }

  /** Whether anything lies within {@code reach}. */
  boolean blocked(Vec o, Vec d, double reach) {
    Hit hit = new Hit();
    hit.distance = reach;
    hit.triangle = -1;
    search(o, d, hit, true);
    return hit.triangle >= 0;
  }

  private void search(Vec o, Vec d, Hit hit, boolean any) {
    int[] stack = new int[96];
    int depth = 0;
    double ix = 1 / d.x();
    double iy = 1 / d.y();
    double iz = 1 / d.z();
    if (mesh.count() == 0 || enter(0, o, ix, iy, iz, hit.distance) == Double.MAX_VALUE) {
      return;
    }
    int node = 0;
    while (true) {
      int link = links[node * 2];
      if (link < 0) {
        for (int k = -1 - link; k < links[node * 2 + 1]; k++) {
          meet(order[k], o, d, hit);
        }
        if (any && hit.triangle >= 0) {
          return;
        }
      } else {
        double near = enter(node + 1, o, ix, iy, iz, hit.distance);
        double far = enter(link, o, ix, iy, iz, hit.distance);
        int first = near <= far ? node + 1 : link;
        if (Math.max(near, far) < Double.MAX_VALUE) {
          stack[depth++] = near <= far ? link : node + 1;
        }
        if (Math.min(near, far) < Double.MAX_VALUE) {
          node = first;
          continue;
        }
      }
      do {
        if (depth == 0) {
          return;
        }
        node = stack[--depth];
      } while (enter(node, o, ix, iy, iz, hit.distance) == Double.MAX_VALUE);
    }
  }

  private double enter(int node, Vec o, double ix, double iy, double iz, double reach) {
    int i = node * 6;
    double x0 = (boxes[i] - o.x()) * ix;
    double x1 = (boxes[i + 3] - o.x()) * ix;
    double y0 = (boxes[i + 1] - o.y()) * iy;
    double y1 = (boxes[i + 4] - o.y()) * iy;
    double z0 = (boxes[i + 2] - o.z()) * iz;
    double z1 = (boxes[i + 5] - o.z()) * iz;
    double in = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.min(z0, z1));
    double out = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.max(z0, z1));
    return out >= Math.max(in, 0) && in < reach ? in : Double.MAX_VALUE;
  }

  private void meet(int t, Vec o, Vec d, Hit hit) {
    float[] c = corners;
    int i = t * 9;
    double ax = c[i];
    double ay = c[i + 1];
    double az = c[i + 2];
    double ex = c[i + 3] - ax;
    double ey = c[i + 4] - ay;
    double ez = c[i + 5] - az;
    double fx = c[i + 6] - ax;
    double fy = c[i + 7] - ay;
    double fz = c[i + 8] - az;
    double px = d.y() * fz - d.z() * fy;
    double py = d.z() * fx - d.x() * fz;
    double pz = d.x() * fy - d.y() * fx;
    double inverse = 1 / (ex * px + ey * py + ez * pz);
    double tx = o.x() - ax;
    double ty = o.y() - ay;
    double tz = o.z() - az;
    double u = (tx * px + ty * py + tz * pz) * inverse;
    if (!(u >= 0 && u <= 1)) {
      return;
    }
    double qx = ty * ez - tz * ey;
    double qy = tz * ex - tx * ez;
    double qz = tx * ey - ty * ex;
    double v = (d.x() * qx + d.y() * qy + d.z() * qz) * inverse;
    double distance = (fx * qx + fy * qy + fz * qz) * inverse;
    if (v >= 0 && u + v <= 1 && distance > 1e-4 && distance < hit.distance) {
      hit.distance = distance;
      hit.triangle = t;
      hit.u = u;
      hit.v = v;
    }
  }
}
