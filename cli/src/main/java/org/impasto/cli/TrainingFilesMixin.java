package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import picocli.CommandLine.Option;

/** The options about files of a training run, and what is told on the way. */
final class TrainingFilesMixin {
  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Write the losses as JSON Lines, one object per step")
  Path log;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the curves of the losses as a picture at the end")
  Path plot;

  @Option(
      names = "--resume",
      description =
          "Go on from the last checkpoint, which an interrupted or killed run leaves behind; give"
              + " the same options again")
  boolean resume;

  @Option(names = "--overwrite", description = "Replace files that exist")
  boolean overwrite;

  @Option(names = "--quiet", description = "Print errors only")
  boolean quiet;

  @Option(names = "--checkpoint-seconds", hidden = true)
  Double checkpointSeconds;

  private boolean resumes;

  /** Whether files that exist may be replaced; those of the run that is resumed may. */
  private boolean replaces() {
    return overwrite || resumes;
  }

  /**
   * Refuses what could not be written at the end, and what would be lost.
   *
   * @param folder where the run keeps what it needs to go on
   * @param hasCheckpoint whether an earlier run left something there
   */
  void check(Path output, List<Path> inputs, Path folder, boolean hasCheckpoint)
      throws IOException {
    resumes = resume && hasCheckpoint;
    if (hasCheckpoint && !replaces()) {
      throw new IOException(
          "%s holds a checkpoint — it is replaced on request only — %s"
              .formatted(
                  folder,
                  Files.exists(output)
                      ? "add --resume --overwrite to go on from it, or --overwrite to start over"
                      : "add --resume to go on from it, or --overwrite to start over"));
    }
    Targets.requireWritable(output);
    Targets.requireNew(output, overwrite);
    List<Path> others = new ArrayList<>(inputs);
    others.add(output);
    if (log != null) {
      requireOther("--log", log, others);
      Targets.requireWritable(log);
      Targets.requireNew(log, replaces());
      others.add(log);
    }
    if (plot != null) {
      requireOther("--plot", plot, others);
      Targets.requireNew(plot, replaces());
      PictureWriter.checkTarget(plot, WriteOptions.DEFAULTS.withOverwrite(replaces()));
    }
  }

  private static void requireOther(String option, Path file, List<Path> others) throws IOException {
    if (Inputs.contains(others, file)) {
      throw new UsageException(
          "%s: %s is another file of this run — name one of its own".formatted(option, file));
    }
  }

  /** Draws {@code curves} if that was asked for and there are steps enough. */
  <P extends StepLog.Point> void plot(
      String title, List<P> points, Map<String, ToDoubleFunction<P>> curves) throws IOException {
    if (plot != null && points.size() > 1) {
      PictureWriter.write(
          StepPlot.of(title, points, curves),
          plot,
          WriteOptions.DEFAULTS.withOverwrite(replaces()));
    }
  }

  /** The least time between two checkpoints. */
  Duration checkpointInterval(Duration usual) {
    return checkpointSeconds == null ? usual : Duration.ofMillis((long) (1000 * checkpointSeconds));
  }
}
