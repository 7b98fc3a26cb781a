package org.impasto.samples.trace;

/** A pinhole camera; {@code angle} is the horizontal field of view in degrees. */
public record Camera(Vec eye, Vec target, double angle) {
  /** Direction through x, y: x in [-1, 1] over the width, y up in the same unit. */
  Vec through(double x, double y) {
    Vec forward = target.minus(eye).unit();
    Vec right = Vec.UP.cross(forward).unit();
    Vec up = forward.cross(right);
    double k = Math.tan(Math.toRadians(angle) / 2);
    return forward.along(right, x * k).along(up, y * k).unit();
  }
}
