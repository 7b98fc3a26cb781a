package org.impasto.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.impasto.paint.feedforward.TrainingRecord;
import picocli.CommandLine.Option;

/** The options about what a style file says of itself. */
final class StyleAboutMixin {
  private static final String NOT_STATED = "not stated";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What people type. Default: OUT's name, without .onnx")
  String name;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Title and painter of the style picture. Default: its file name")
  String title;

  @Option(
      names = "--license",
      paramLabel = "TEXT",
      description = "The license of the style picture, and of the style. Default: " + NOT_STATED)
  String license;

  TrainingRecord.About about(Path output, List<Path> styles) {
    String pictures = styles.stream().map(StyleAboutMixin::stem).collect(Collectors.joining(", "));
    return new TrainingRecord.About(
        Optional.ofNullable(name).orElse(stem(output)),
        Optional.ofNullable(title).orElse(pictures),
        Optional.ofNullable(license).orElse(NOT_STATED));
  }

  private static String stem(Path file) {
    String whole = String.valueOf(file.getFileName());
    int dot = whole.lastIndexOf('.');
    return dot > 0 ? whole.substring(0, dot) : whole;
  }
}
