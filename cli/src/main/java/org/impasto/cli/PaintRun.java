package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.Tiling;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.CheckpointOptions;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Painting;
import org.impasto.paint.optim.StopReason;
import org.impasto.paint.weights.Weights;

/**
 * One run with all that it needs, from the first evaluation to the written files.
 *
 * @param options the recipe
 * @param tiling whole or in tiles
 * @param weights of its network
 * @param content the photo
 * @param styles the paintings
 * @param targets where files go
 * @param write how pictures are written
 * @param note what goes into their provenance
 */
record PaintRun(
    IterativeOptions options,
    Tiling tiling,
    Weights weights,
    Picture content,
    List<Picture> styles,
    Targets targets,
    WriteOptions write,
    ProvenanceNote note) {

  /** Paints, writes the picture and the plot, and gives the exit code. */
  int paint(FilesMixin output, ProgressDisplay display, Interrupt interrupt) throws IOException {
    CheckpointOptions checkpoint =
        new CheckpointOptions(targets.checkpoint(), output.checkpointInterval(), output.resume);
    int saveEvery = output.saveEvery == null ? 0 : output.saveEvery;
    long started = System.nanoTime();
    try (RunRecorder recorder =
        new RunRecorder(targets, write, saveEvery, note, display, interrupt)) {
      Painting painting =
          new IterativeStylizer(options, weights)
              .withTiling(tiling)
              .stylize(content, styles, recorder, Optional.of(checkpoint));
      Picture picture = note.on(painting.picture(), state(painting));
      PictureWriter.write(picture, targets.output(), write);
      if (painting.stopped() != StopReason.CANCELLED) {
        discard(checkpoint, display);
      }
      display.say(summary(painting, (System.nanoTime() - started) / 1e9));
      plot(recorder.points());
      if (recorder.failure().isPresent()) {
        throw recorder.failure().get();
      }
      return painting.stopped() == StopReason.CANCELLED ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }

  private static void discard(CheckpointOptions checkpoint, ProgressDisplay display) {
    try {
      checkpoint.discard();
    } catch (IOException e) {
      display.say("the checkpoint stays behind: " + e.getMessage());
    }
  }

  private static String state(Painting painting) {
    return painting.stopped() == StopReason.CANCELLED
        ? "interrupted after %d evaluations".formatted(painting.evaluations())
        : "complete after %d evaluations: %s"
            .formatted(painting.evaluations(), painting.stopped().description());
  }

  private String summary(Painting painting, double seconds) {
    Picture picture = painting.picture();
    String wrote =
        "wrote %s (%d×%d) after %s: %s"
            .formatted(
                targets.output(),
                picture.width(),
                picture.height(),
                Amounts.time(seconds),
                state(painting));
    boolean resumable =
        painting.stopped() == StopReason.CANCELLED && Files.exists(targets.checkpoint());
    return resumable ? wrote + " — the same command with --resume goes on" : wrote;
  }

  private void plot(List<LossPoint> points) throws IOException {
    if (targets.plot().isPresent() && !points.isEmpty()) {
      PictureWriter.write(
          LossPlot.of(points),
          targets.plot().get(),
          WriteOptions.DEFAULTS.withOverwrite(targets.replace()));
    }
  }
}
