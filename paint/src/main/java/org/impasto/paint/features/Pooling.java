package org.impasto.paint.features;

/** How a network shrinks its feature maps. */
public enum Pooling {
  /** The largest value of each window, as the networks were trained; the default. */
  MAX,
  /** The mean of each window; smoother gradients and softer strokes (Gatys et al. 2016, §2). */
  AVERAGE
}
