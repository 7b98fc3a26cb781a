package org.impasto.samples.trace;

import org.impasto.samples.canvas.Rgb;

/** The light from far away: the dome, its haze and the sun. */
public interface Sky {
  /** Radiance seen in a direction, clouds included. */
  Rgb seen(Vec direction);

  /** Radiance that lights matte surfaces; smoother and cheaper than {@link #seen}. */
  Rgb ambient(Vec direction);

  /** Color that distance fades to in a direction. */
  Rgb haze(Vec direction);

  /** Unit vector towards the sun, or the main lamp. */
  Vec sun();

  /** Light of the sun on a surface that faces it. */
  Rgb sunlight();

  /** Radius of the sun's disk, in radians: larger is a softer shadow. */
  double sunRadius();
}
