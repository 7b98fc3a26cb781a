package org.impasto.samples.trace;

/** A point or direction in space: x to the right, y up, z away from the viewer. */
public record Vec(double x, double y, double z) {
  public static final Vec UP = new Vec(0, 1, 0);

  public Vec plus(Vec o) {
    return new Vec(x + o.x, y + o.y, z + o.z);
  }

  public Vec minus(Vec o) {
    return new Vec(x - o.x, y - o.y, z - o.z);
  }

  public Vec times(double k) {
    return new Vec(x * k, y * k, z * k);
  }

  /** This point moved by {@code t} along {@code d}. */
  public Vec along(Vec d, double t) {
    return new Vec(x + d.x * t, y + d.y * t, z + d.z * t);
  }

  public double dot(Vec o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vec cross(Vec o) {
    return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  public Vec unit() {
    return times(1 / length());
  }

  /** This direction mirrored by a surface with normal {@code n}. */
  public Vec mirrored(Vec n) {
    return along(n, -2 * dot(n));
  }
}
