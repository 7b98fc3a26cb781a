package org.impasto.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.iterative.ProgressListener;

/**
 * Follows a run: shows it, traces it, saves numbered pictures, and ends it when a signal has come.
 * A checkpoint, trace or numbered picture that cannot be written does not end it; {@link #failure}
 * tells of the latter two.
 */
final class RunRecorder implements ProgressListener, AutoCloseable {
  private final Targets targets;
  private final WriteOptions write;
  private final int saveEvery;
  private final ProvenanceNote note;
  private final ProgressDisplay display;
  private final Interrupt interrupt;
  private final List<LossPoint> points = new ArrayList<>();
  private TraceFile trace;
  private IOException failure;
  private boolean checkpointFailed;

  /** {@code saveEvery} is 0 for never. */
  RunRecorder(
      Targets targets,
      WriteOptions write,
      int saveEvery,
      ProvenanceNote note,
      ProgressDisplay display,
      Interrupt interrupt) {
    this.targets = targets;
    this.write = write;
    this.saveEvery = saveEvery;
    this.note = note;
    this.display = display;
    this.interrupt = interrupt;
  }

  @Override
  public boolean onProgress(Progress progress) {
    display.painting(progress);
    LossPoint point = LossPoint.of(progress);
    if (failure == null) {
      try {
        record(point);
        if (saveEvery > 0 && progress.evaluation() % saveEvery == 0) {
          save(progress);
        }
      } catch (IOException e) {
        failure = e;
        display.say(e.getMessage() + " — painting goes on without it");
      }
    }
    return !interrupt.requested();
  }

  @Override
  public void onTiles(int width, int height, int tileSide) {
    display.say(
        "%d×%d px go through the network in tiles of %d px, to hold less memory at a time"
            .formatted(width, height, tileSide));
  }

  @Override
  public void onHalfHistory() {
    display.say("past steps are remembered in half the memory");
  }

  @Override
  public void onCheckpointFailed(IOException reason) {
    if (!checkpointFailed) {
      checkpointFailed = true;
      display.say(reason.getMessage() + " — painting goes on without it");
    }
  }

  private void record(LossPoint point) throws IOException {
    if (points.isEmpty() && targets.trace().isPresent()) {
      boolean resumed = point.scale() > 1 || point.evaluation() > 1;
      if (resumed) {
        points.addAll(TraceFile.before(point, targets.trace().get()));
      }
      trace = TraceFile.startingWith(points, targets.trace().get());
    }
    points.add(point);
    if (trace != null) {
      trace.add(point);
    }
  }

  private void save(Progress progress) throws IOException {
    String state =
        "evaluation %d of %d at scale %d of %d"
            .formatted(
                progress.evaluation(), progress.evaluations(), progress.scale(), progress.scales());
    PictureWriter.write(
        note.on(progress.picture().get(), state),
        targets.numbered(progress.scale(), progress.evaluation()),
        write);
  }

  /** The losses so far, those of the run that this one resumes included if there is a trace. */
  List<LossPoint> points() {
    return points;
  }

  /** Why a trace or numbered picture could not be written. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() throws IOException {
    if (trace != null) {
      trace.close();
    }
  }
}
