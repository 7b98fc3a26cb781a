package org.impasto.cli;

import java.util.List;
import java.util.function.Function;
import org.impasto.paint.iterative.ColorMode;
import org.impasto.paint.iterative.StyleOptions;
import picocli.CommandLine.Option;

/** The options about the paintings: their parts, their size, and whose colors are used. */
final class PaintingsMixin {
  @Option(
      names = "--style-blend",
      split = ",",
      paramLabel = "PART",
      description =
          "Parts of several paintings in the mix, such as 2,1; a larger part counts more. Default:"
              + " equal parts")
  List<Double> styleBlend;

  @Option(
      names = "--style-scale",
      paramLabel = "FACTOR",
      description =
          "Size of the paintings beside the picture; larger gives larger strokes. Default:"
              + " ${bundle:default.style-scale}")
  Double styleScale;

  @Option(
      names = "--colors",
      paramLabel = "style|content|match",
      description =
          "Whose colors the picture has: the painting's, the photo's, or those of a painting"
              + " recolored to match the photo. Default: ${bundle:default.colors}")
  ColorMode colors;

  /** {@code options} with these, for {@code paintings} paintings. */
  StyleOptions applyTo(StyleOptions options, int paintings) {
    requireParts(styleBlend, paintings);
    StyleOptions scaled = with("--style-scale", options, styleScale, s -> options.withScale(s));
    StyleOptions blended = with("--style-blend", scaled, styleBlend, b -> scaled.withBlend(b));
    return with("--colors", blended, colors, c -> blended.withColors(c));
  }

  private static <T> StyleOptions with(
      String option, StyleOptions given, T value, Function<T, StyleOptions> change) {
    return value == null ? given : UsageException.naming(option, () -> change.apply(value));
  }

  /** Refuses parts of a mix for another number of paintings. */
  static void requireParts(List<Double> blend, int paintings) {
    if (blend != null && blend.size() != paintings) {
      throw new UsageException(
          "--style-blend: %d parts for %d paintings — give one for each"
              .formatted(blend.size(), paintings));
    }
  }
}
