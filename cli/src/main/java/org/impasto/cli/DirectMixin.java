package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.evaluation.DirectOptimization;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.tensor.Compute;
import picocli.CommandLine.Option;

/** The options about the picture that closure is measured against. */
final class DirectMixin {
  @Option(
      names = "--direct",
      description =
          "Also measure closure, against a picture painted by minimizing the judges themselves; takes"
              + " as long as painting with all of them")
  boolean direct;

  @Option(
      names = "--direct-out",
      paramLabel = "FILE",
      description = "Keep that picture, as .png, .jpg or .tif; implies --direct")
  Path out;

  @Option(
      names = "--direct-from",
      paramLabel = "FILE",
      description = "Measure closure against the picture that --direct-out kept, and paint none")
  Path from;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Evaluations of the loss at its first size; best as many as the results had. Default:"
              + " ${bundle:default.iterations}")
  Integer iterations;

  /** Whether a picture is to be painted. */
  boolean paints() {
    return direct || out != null;
  }

  /** The picture to measure against, if it is a file. */
  Optional<Path> from() {
    return Optional.ofNullable(from);
  }

  /** Refuses what contradicts itself. */
  void check() {
    if (from != null && paints()) {
      throw new UsageException(
          "--direct-from: it names a picture to use, "
              + (out != null ? "--direct-out" : "--direct")
              + " asks to paint one — give one of them");
    }
    if (iterations != null) {
      if (!paints()) {
        throw new UsageException("--iterations: nothing is painted — add --direct");
      }
      UsageException.naming(
          "--iterations", () -> Preset.DEFAULT.options().scales().withEvaluations(iterations));
    }
  }

  /** Refuses to write over an input, or over another file without being asked to. */
  void checkTarget(Inputs inputs, boolean overwrite) throws IOException {
    if (out != null) {
      if (inputs.contains(out)) {
        throw new UsageException(out + " is also an input — write to another file");
      }
      PictureWriter.checkTarget(out, writeOptions(overwrite));
    }
  }

  /** How the direct picture is written: in 8 bits, as results are. */
  WriteOptions writeOptions(boolean overwrite) {
    return WriteOptions.DEFAULTS.withOverwrite(overwrite);
  }

  /** Direct optimization for {@code judges}. */
  DirectOptimization optimization(List<Judge> judges, Compute compute) {
    int usual = Preset.DEFAULT.options().scales().evaluations();
    return new DirectOptimization(judges, iterations == null ? usual : iterations, compute);
  }
}
