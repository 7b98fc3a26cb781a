package org.impasto.paint.iterative;

/** Whose colors the picture has. */
public enum ColorMode {
  /** Those of the paintings; the default. */
  STYLE,
  /** Those of the photo: the picture gives the luminance, the photo the chroma. */
  CONTENT,
  /** The paintings, recolored beforehand to the photo's mean and covariance of color. */
  MATCH
}
