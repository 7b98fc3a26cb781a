package org.impasto.samples.trace;

/** What a triangle is made of. */
public interface Surface {
  /**
   * The look at a point.
   *
   * @param p the point, in meters
   * @param normal the unit normal of the shape, on the side of the viewer
   */
  Shade at(Vec p, Vec normal);
}
