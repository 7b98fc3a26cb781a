package org.impasto.paint.iterative;

import java.util.Collections;
import java.util.List;
import org.impasto.image.Picture;

/**
 * What is taken from the paintings.
 *
 * @param scale their size beside the picture's, more than 0; default 1. A larger one gives larger
 *     strokes
 * @param sizing how that is meant; default {@link StyleSizing#SHRINK}
 * @param colors whose colors the picture has; default {@link ColorMode#STYLE}
 * @param blend the paintings' parts of the mix, each 0 or more, one for each painting; default
 *     none, which means equal parts
 */
public record StyleOptions(double scale, StyleSizing sizing, ColorMode colors, List<Double> blend) {
  private static final double SMALLEST_SCALE = 0.05;
  private static final double LARGEST_SCALE = 20;

  /** Once the picture's size, the paintings' colors. */
  public static final StyleOptions DEFAULTS =
      new StyleOptions(1, StyleSizing.SHRINK, ColorMode.STYLE, List.of());

  /** Copies the list; refuses a scale outside [0.05, 20] and parts that do not add up to a mix. */
  public StyleOptions {
    blend = List.copyOf(blend);
    for (double part : blend) {
      if (!(part >= 0) || Double.isInfinite(part)) {
        throw new IllegalArgumentException(
            "part of the style blend is " + part + "; it must be 0 or more");
      }
    }
    if (!blend.isEmpty() && sum(blend) == 0) {
      throw new IllegalArgumentException(
          "style blend is " + blend + "; at least one part must be more than 0");
    }
    if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "style scale is %s; it must be from %s to %s"
              .formatted(scale, SMALLEST_SCALE, LARGEST_SCALE));
    }
  }

  /** The same with another scale. */
  public StyleOptions withScale(double other) {
    return new StyleOptions(other, sizing, colors, blend);
  }

  /** The same with another choice of colors. */
  public StyleOptions withColors(ColorMode other) {
    return new StyleOptions(scale, sizing, other, blend);
  }

  /** The same with other parts of the mix. */
  public StyleOptions withBlend(List<Double> other) {
    return new StyleOptions(scale, sizing, colors, other);
  }

  /**
   * The parts of {@code count} paintings, scaled to a sum of 1.
   *
   * @throws IllegalArgumentException if there are parts for another number of paintings
   */
  public List<Double> shares(int count) {
    if (blend.isEmpty()) {
      return Collections.nCopies(count, 1.0 / count);
    }
    if (blend.size() != count) {
      throw new IllegalArgumentException(
          "style blend has %d parts for %d paintings; give one for each"
              .formatted(blend.size(), count));
    }
    double sum = sum(blend);
    return blend.stream().map(part -> part / sum).toList();
  }

  private static double sum(List<Double> parts) {
    return parts.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** {@code painting} at the size at which it is compared with a picture of width × height. */
  public Picture sized(Picture painting, int width, int height) {
    Scale size = sizeOf(painting, new Scale(width, height, 0));
    return painting.resize(size.width(), size.height());
  }

  /** The size of {@code painting} beside a picture of {@code scale}. */
  Scale sizeOf(Picture painting, Scale picture) {
    if (sizing == StyleSizing.STRETCH) {
      return picture;
    }
    int own = Math.max(painting.width(), painting.height());
    int wanted = (int) Math.round(scale * Math.max(picture.width(), picture.height()));
    int side = sizing == StyleSizing.SHRINK ? Math.min(own, wanted) : wanted;
    return Scale.of(painting.width(), painting.height(), side, 0);
  }
}
