package org.impasto.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.CheckpointOptions;
import picocli.CommandLine.Option;

/** The options about files, and what is told on the way. */
final class FilesMixin {
  private static final int PERCENT = 100;

  @Option(
      names = "--quality",
      paramLabel = "1..100",
      description =
          "Quality of a JPEG; larger keeps more detail in a larger file. Default:"
              + " ${bundle:default.quality}")
  Integer quality;

  @Option(
      names = "--bit-depth",
      paramLabel = "8|16",
      description =
          "Bits per channel of a PNG or TIFF; 16 keeps smooth gradients smooth. Default:"
              + " ${bundle:default.bit-depth}")
  Integer bitDepth;

  @Option(names = "--overwrite", description = "Replace files that exist")
  boolean overwrite;

  @Option(
      names = "--save-every",
      paramLabel = "N",
      description = "Also save the picture after every N evaluations, as OUT-SCALE-EVALUATION")
  Integer saveEvery;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the losses as JSON Lines, one object per evaluation")
  Path trace;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the curves of the losses as a picture")
  Path plot;

  @Option(
      names = "--resume",
      description = {
        "Go on from OUT.checkpoint, which an interrupted or killed run leaves behind; give the same"
            + " pictures and options again"
      })
  boolean resume;

  @Option(names = "--quiet", description = "Print errors only")
  boolean quiet;

  @Option(names = "--checkpoint-seconds", hidden = true)
  Double checkpointSeconds;

  /** Refuses a number that cannot be. */
  void check() {
    if (saveEvery != null && saveEvery < 1) {
      throw new UsageException("--save-every: it is %d; it must be 1 or more".formatted(saveEvery));
    }
    if (quality != null && (quality < 1 || quality > PERCENT)) {
      throw new UsageException(
          "--quality: it is %d; it must be from 1 to %d".formatted(quality, PERCENT));
    }
  }

  /** How pictures are written, where existing files may or may not be replaced. */
  WriteOptions writeOptions(boolean replace) {
    WriteOptions options = WriteOptions.DEFAULTS.withOverwrite(replace);
    if (quality != null) {
      options = options.withJpegQuality(quality / (double) PERCENT);
    }
    WriteOptions before = options;
    return bitDepth == null
        ? options
        : UsageException.naming("--bit-depth", () -> before.withBitDepth(bitDepth));
  }

  /** The least time between two checkpoints. */
  Duration checkpointInterval() {
    return checkpointSeconds == null
        ? CheckpointOptions.DEFAULT_INTERVAL
        : Duration.ofMillis((long) (1000 * checkpointSeconds));
  }
}
