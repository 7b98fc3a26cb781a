package org.impasto.cli;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.impasto.paint.iterative.Progress;

/** Progress as a bar that is redrawn in its place, one for each scale or download. */
final class TerminalDisplay implements ProgressDisplay {
  private static final int REDRAW_MILLIS = 250;
  private static final long MEGABYTE = 1_000_000;

  private final PrintWriter err;
  private final Pace pace = new Pace();
  private volatile OptionalDouble secondsLeft = OptionalDouble.empty();
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
    secondsLeft = pace.secondsLeft();
    if (entered || bar == null) {
      String scale =
          "scale %d/%d %d×%d"
              .formatted(progress.scale(), progress.scales(), progress.width(), progress.height());
      open(
          scale,
          builder(scale, progress.evaluations())
              .startsFrom(progress.evaluation() - 1L, Duration.ZERO)
              .setEtaFunction(state -> timeLeft()));
    }
    String speed = pace.speed().isPresent() ? ", " + Amounts.speed(pace.speed().getAsDouble()) : "";
    bar.setExtraMessage(" loss " + Amounts.loss(progress.loss().total()) + speed);
    bar.stepTo(progress.evaluation());
  }

  private Optional<Duration> timeLeft() {
    return secondsLeft.isPresent()
        ? Optional.of(Duration.ofMillis(Math.round(1000 * secondsLeft.getAsDouble())))
        : Optional.empty();
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

  private static ProgressBarBuilder builder(String name, long maximum) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(maximum)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
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
