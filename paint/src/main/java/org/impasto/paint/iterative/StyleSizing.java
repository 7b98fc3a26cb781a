package org.impasto.paint.iterative;

/** How large a painting is beside the picture, and with it the strokes. */
public enum StyleSizing {
  /** Its longer side is the picture's, times the style scale; never enlarged. */
  SHRINK,
  /** Its longer side is the picture's, times the style scale. */
  FIT,
  /** Exactly the picture's width and height, its proportions given up. */
  STRETCH
}
