package org.impasto.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.impasto.paint.distill.DistillListener;
import org.impasto.paint.distill.DistillProgress;

/**
 * Follows a distillation: shows it, logs it, and ends it when a signal has come. The log of a
 * resumed run goes on in the same file; what a killed one logged after its last checkpoint is
 * dropped, since it happens again.
 */
final class DistillRecorder implements DistillListener, AutoCloseable {
  private final Optional<Path> log;
  private final ProgressDisplay display;
  private final Interrupt interrupt;
  private final List<DistillPoint> points = new ArrayList<>();
  private BufferedWriter out;

  DistillRecorder(Optional<Path> log, ProgressDisplay display, Interrupt interrupt) {
    this.log = log;
    this.display = display;
    this.interrupt = interrupt;
  }

  @Override
  public boolean onStep(DistillProgress progress) {
    display.training(
        progress.step(),
        progress.steps(),
        "loss " + Amounts.loss(progress.loss()),
        progress.seconds());
    DistillPoint point = DistillPoint.of(progress);
    try {
      if (points.isEmpty() && log.isPresent()) {
        open(point.step());
      }
      points.add(point);
      if (out != null) {
        write(point);
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !interrupt.requested();
  }

  private void open(int next) throws IOException {
    if (next > 1 && Files.exists(log.get())) {
      for (String line : Files.readAllLines(log.get())) {
        DistillPoint earlier;
        try {
          earlier = DistillPoint.parse(line);
        } catch (IllegalArgumentException e) {
          break; // cut off when the run was killed
        }
        if (earlier.step() < next) {
          points.add(earlier);
        }
      }
    }
    out = Files.newBufferedWriter(log.get());
    for (DistillPoint earlier : points) {
      write(earlier);
    }
  }

  private void write(DistillPoint point) throws IOException {
    out.write(point.toJson());
    out.write('\n');
  }

  @Override
  public void say(String message) {
    display.say(message);
  }

  /** The steps so far, those of the run that this one resumes included if there is a log. */
  List<DistillPoint> points() {
    return points;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
