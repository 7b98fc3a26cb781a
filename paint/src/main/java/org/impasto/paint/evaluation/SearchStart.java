package org.impasto.paint.evaluation;

/** Where L-BFGS starts, with which one pass of a style is compared. */
public enum SearchStart {
  /** At the photo, where the content term is nothing: hard to beat, and the default. */
  CONTENT,

  /** At noise from a seed, uniform from black to white, as Johnson et al. have it. */
  NOISE
}
