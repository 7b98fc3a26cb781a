package org.impasto.cli;

import java.util.ArrayList;
import java.util.List;
import org.impasto.stylize.ColorSource;
import org.impasto.stylize.Strokes;
import org.impasto.stylize.StylizeOptions;
import picocli.CommandLine.Option;

/** The options about what the result of a style looks like. */
final class LookMixin {
  private static final int LEAST_SIZE = 16;
  private static final int MOST_SIZE = 32_768;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description =
          "Resize photos to this longer side first; 0 keeps each photo's own size. Default:"
              + " ${DEFAULT-VALUE}")
  private int size;

  @Option(
      names = "--strength",
      paramLabel = "0..1",
      description =
          "How much of the style there is; less blends it with the photo. Default:"
              + " ${bundle:default.strength}")
  private Double strength;

  @Option(
      names = "--colors",
      paramLabel = "style|content",
      description = "Whose colors the result has. Default: ${bundle:default.colors}")
  private ColorSource colors;

  @Option(
      names = "--strokes",
      paramLabel = "auto|1..16",
      description =
          "How many sizes of strokes there are, at most; 1 is one pass through the network, as fine"
              + " as the style was trained, each more is a pass over the photo at half the size"
              + " before. auto begins at a longer side of 384 to 767 pixels. Default:"
              + " ${bundle:default.strokes}")
  private String strokes;

  /** The options that these are. */
  StylizeOptions options() {
    if (size != 0 && (size < LEAST_SIZE || size > MOST_SIZE)) {
      throw new UsageException(
          "--size: it is %d; it must be %d to %d, or 0".formatted(size, LEAST_SIZE, MOST_SIZE));
    }
    StylizeOptions options = StylizeOptions.DEFAULTS;
    if (colors != null) {
      options = options.withColors(colors);
    }
    if (strokes != null) {
      options = options.withStrokes(UsageException.naming("--strokes", () -> Strokes.of(strokes)));
    }
    StylizeOptions before = options;
    return strength == null
        ? options
        : UsageException.naming("--strength", () -> before.withStrength(strength));
  }

  /** The longer side to resize to, or 0. */
  int size() {
    return size;
  }

  /** These as arguments. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (size != 0) {
      arguments.addAll(List.of("--size", Integer.toString(size)));
    }
    if (strength != null) {
      arguments.addAll(List.of("--strength", PresetDefaults.plain(strength)));
    }
    if (colors != null) {
      arguments.addAll(List.of("--colors", Choices.label(colors)));
    }
    return arguments;
  }
}
