package org.impasto.stylize;

/** Whose colors the result has. */
public enum ColorSource {
  /** Those that the style gives. */
  STYLE,
  /** Those of the photo: the result gives the luminance, the photo the chroma. */
  CONTENT
}
