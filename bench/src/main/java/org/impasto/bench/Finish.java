package org.impasto.bench;

import java.util.function.ToDoubleFunction;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.iterative.ProgressListener;

/** Ends a run when the loss of its picture is low enough; the clock stands while that is judged. */
final class Finish implements ProgressListener {
  /** While the lowest loss of the run is above the goal by this factor, there is no judging. */
  private static final double NEAR = 1.05;

  private final double goal;
  private final ToDoubleFunction<Picture> judge;
  private double lowest = Double.POSITIVE_INFINITY;
  private double judging; // seconds
  private double seconds = Double.POSITIVE_INFINITY;

  Finish(double goal, ToDoubleFunction<Picture> judge) {
    this.goal = goal;
    this.judge = judge;
  }

  @Override
  public boolean onProgress(Progress progress) {
    if (isReached()) {
      return false;
    }
    if (progress.scale() < progress.scales()) {
      return true;
    }
    lowest = Math.min(lowest, progress.loss().total());
    if (lowest <= NEAR * goal) {
      judge(progress.picture().get(), progress.seconds());
    }
    return !isReached();
  }

  /** Judges a picture that was there after {@code elapsed} seconds, with those of judging. */
  void judge(Picture picture, double elapsed) {
    if (isReached()) {
      return;
    }
    long begun = System.nanoTime();
    if (judge.applyAsDouble(picture) <= goal) {
      seconds = elapsed - judging;
    }
    judging += (System.nanoTime() - begun) / 1e9;
  }

  private boolean isReached() {
    return Double.isFinite(seconds);
  }

  /** Seconds of painting until the goal was reached; infinite if it was not. */
  double seconds() {
    return seconds;
  }
}
