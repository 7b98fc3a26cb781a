package org.impasto.cli;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.impasto.paint.iterative.Progress;

/** Progress as plain lines for files and pipes: one for each scale, and one every few seconds. */
final class PlainDisplay implements ProgressDisplay {
  private static final long INTERVAL_NANOS = 5_000_000_000L;
  private static final int PERCENT = 100;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final Pace pace = new Pace();
  private final StepPace stepPace = new StepPace();
  private long lastLine;

  PlainDisplay(PrintWriter err) {
    this(err, System::nanoTime);
  }

  /** With a clock of its own, for tests. */
  PlainDisplay(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.lastLine = nanoTime.getAsLong();
  }

  @Override
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void painting(Progress progress) {
    boolean newScale = pace.isNewScale(progress);
    if (!newScale && !isDue()) {
      return;
    }
    StringBuilder line = new StringBuilder();
    line.append(
        "scale %d/%d (%d×%d): evaluation %d of %d, loss %s"
            .formatted(
                progress.scale(),
                progress.scales(),
                progress.width(),
                progress.height(),
                progress.evaluation(),
                progress.evaluations(),
                Amounts.loss(progress.loss().total())));
    pace.speed().ifPresent(speed -> line.append(", ").append(Amounts.speed(speed)));
    pace.secondsLeft()
        .ifPresent(left -> line.append(", ").append(Amounts.time(left)).append(" left"));
    print(line.toString());
  }

  @Override
  public void training(int step, int steps, String message, double seconds, OptionalDouble left) {
    if (isDue() || step == steps) {
      print(
          "step %d of %d, %s%s"
              .formatted(step, steps, message, stepPace.tell(step, steps, seconds, left)));
    } else {
      stepPace.hear(step, seconds);
    }
  }

  @Override
  public void stylizing(String unit, int done, int total) {
    if (isDue()) {
      print("%d of %d %s".formatted(done, total, unit));
    }
  }

  @Override
  public void downloading(String name, long bytes, long total) {
    if (isDue()) {
      String all =
          total > 0 ? " of %s (%d%%)".formatted(Amounts.bytes(total), PERCENT * bytes / total) : "";
      print(name + ": " + Amounts.bytes(bytes) + all);
    }
  }

  private boolean isDue() {
    return nanoTime.getAsLong() - lastLine >= INTERVAL_NANOS;
  }

  private void print(String line) {
    say(line);
    lastLine = nanoTime.getAsLong();
  }

  @Override
  public void close() {}
}
