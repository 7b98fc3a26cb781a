package org.impasto.cli;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.impasto.paint.iterative.Progress;

/** Progress as a bar that is redrawn in its place, one for each scale or download. */
final class TerminalDisplay implements ProgressDisplay {
  private static final int REDRAW_MILLIS = 250;
  private static final long MEGABYTE = 1_000_000;

  private final PrintWriter err;
  private final int width = Terminal.width();
  private final Pace pace = new Pace();
  private final StepPace stepPace = new StepPace();
  private ProgressBar bar;
  private String barOf = "";

  TerminalDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void say(String line) {
    close();
    err.println(line);
    err.flush();
  }

  @Override
  public synchronized void painting(Progress progress) {
    boolean entered = pace.isNewScale(progress);
    if (entered || bar == null) {
      String scale =
          "scale %d/%d %d×%d"
              .formatted(progress.scale(), progress.scales(), progress.width(), progress.height());
      open(
          scale,
          builder(scale, progress.evaluations())
              .startsFrom(progress.evaluation() - 1L, Duration.ZERO)
              .hideEta());
    }
    bar.setExtraMessage(" " + message(progress));
    bar.stepTo(progress.evaluation());
  }

  private String message(Progress progress) {
    StringBuilder message = new StringBuilder("loss ");
    message.append(Amounts.loss(progress.loss().total()));
    pace.speed().ifPresent(speed -> message.append(", ").append(Amounts.speed(speed)));
    pace.secondsLeft()
        .ifPresent(left -> message.append(", ").append(Amounts.time(left)).append(" left"));
    return message.toString();
  }

  @Override
  public synchronized void training(
      int step, int steps, String message, double seconds, OptionalDouble left) {
    String name = "training";
    if (bar == null || !barOf.equals(name)) {
      open(name, builder(name, steps).startsFrom(step - 1L, Duration.ZERO).hideEta());
    }
    bar.setExtraMessage(" " + message + stepPace.tell(step, steps, seconds, left));
    bar.stepTo(step);
  }

  @Override
  public synchronized void stylizing(String unit, int done, int total) {
    if (bar == null || !barOf.equals(unit)) {
      open(unit, builder(unit, total));
    }
    bar.stepTo(done);
  }

  @Override
  public synchronized void downloading(String name, long bytes, long total) {
    if (bar == null || !barOf.equals(name)) {
      open(
          name,
          builder(name, total)
              .startsFrom(bytes, Duration.ZERO)
              .setUnit(" MB", MEGABYTE)
              .showSpeed(new DecimalFormat("0.0")));
    }
    bar.stepTo(bytes);
  }

  private void open(String name, ProgressBarBuilder builder) {
    close();
    bar = builder.build();
    barOf = name;
  }

  private ProgressBarBuilder builder(String name, long maximum) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(maximum)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, width))
        .setStyle(Terminal.showsBlocks() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
