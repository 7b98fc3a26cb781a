package org.impasto.samples.trace;

/** A place and a heading: local x runs along the heading, y up, z to its left. */
public record Frame(Vec origin, double turn) {
  public Vec at(double x, double y, double z) {
    double c = Math.cos(turn);
    double s = Math.sin(turn);
    return new Vec(origin.x() + c * x - s * z, origin.y() + y, origin.z() + s * x + c * z);
  }

  /** Local coordinates of a point in space. */
  public Vec local(Vec p) {
    double c = Math.cos(turn);
    double s = Math.sin(turn);
    Vec d = p.minus(origin);
    return new Vec(c * d.x() + s * d.z(), d.y(), -s * d.x() + c * d.z());
  }
}
