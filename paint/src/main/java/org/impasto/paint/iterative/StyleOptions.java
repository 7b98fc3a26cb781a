package org.impasto.paint.iterative;

/**
 * What is taken from the paintings.
 *
 * @param scale their size beside the picture's, more than 0; default 1. A larger one gives larger
 *     strokes
 * @param sizing how that is meant; default {@link StyleSizing#SHRINK}
 * @param colors whose colors the picture has; default {@link ColorMode#STYLE}
 */
public record StyleOptions(double scale, StyleSizing sizing, ColorMode colors) {
  private static final double SMALLEST_SCALE = 0.05;
  private static final double LARGEST_SCALE = 20;

  /** Once the picture's size, the paintings' colors. */
  public static final StyleOptions DEFAULTS =
      new StyleOptions(1, StyleSizing.SHRINK, ColorMode.STYLE);

  /** Refuses a scale outside [0.05, 20]. */
  public StyleOptions {
    if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "style scale is %s; it must be from %s to %s"
              .formatted(scale, SMALLEST_SCALE, LARGEST_SCALE));
    }
  }

  /** The same with another scale. */
  public StyleOptions withScale(double other) {
    return new StyleOptions(other, sizing, colors);
  }

  /** The same with another choice of colors. */
  public StyleOptions withColors(ColorMode other) {
    return new StyleOptions(scale, sizing, other);
  }
}
