package org.impasto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.impasto.image.PictureFormat;
import org.impasto.image.WriteOptions;
import picocli.CommandLine.Option;

/** The options about the files that {@code impasto apply} writes. */
final class ApplyFilesMixin {
  private static final int PERCENT = 100;

  @Option(
      names = "--format",
      paramLabel = "png|jpg|tif",
      description =
          "What to write into folders and to standard output. Default: as the photo if that can be"
              + " written, otherwise png")
  private String format;

  @Option(
      names = "--quality",
      paramLabel = "1..100",
      description =
          "Quality of a JPEG; larger keeps more detail in a larger file. Default:"
              + " ${bundle:default.quality}")
  private Integer quality;

  @Option(
      names = "--bit-depth",
      paramLabel = "8|16",
      description =
          "Bits per channel of a PNG or TIFF; 16 keeps smooth gradients smooth. Default:"
              + " ${bundle:default.bit-depth}")
  private Integer bitDepth;

  @Option(names = "--overwrite", description = "Replace files that exist")
  boolean overwrite;

  @Option(names = "--skip-existing", description = "Leave out pictures whose result exists")
  boolean skipExisting;

  @Option(names = "--quiet", description = "Print errors only")
  boolean quiet;

  /** Refuses values that cannot be. */
  void check() {
    if (overwrite && skipExisting) {
      throw new UsageException("--overwrite and --skip-existing exclude each other — give one");
    }
    if (quality != null && (quality < 1 || quality > PERCENT)) {
      throw new UsageException(
          "--quality: it is %d; it must be from 1 to %d".formatted(quality, PERCENT));
    }
    if (format != null && format().isEmpty()) {
      throw new UsageException("--format: it is %s; it must be png, jpg or tif".formatted(format));
    }
  }

  /** The format asked for. */
  Optional<PictureFormat> format() {
    for (PictureFormat each : PictureFormat.values()) {
      if (format != null && each.extensions().contains(format.toLowerCase(Locale.ROOT))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** How results are written. */
  WriteOptions writeOptions() {
    WriteOptions options = WriteOptions.DEFAULTS.withOverwrite(overwrite);
    if (quality != null) {
      options = options.withJpegQuality(quality / (double) PERCENT);
    }
    WriteOptions before = options;
    return bitDepth == null
        ? options
        : UsageException.naming("--bit-depth", () -> before.withBitDepth(bitDepth));
  }

  /** Those that can change a picture, as arguments. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (quality != null) {
      arguments.addAll(List.of("--quality", quality.toString()));
    }
    if (bitDepth != null) {
      arguments.addAll(List.of("--bit-depth", bitDepth.toString()));
    }
    return arguments;
  }
}
