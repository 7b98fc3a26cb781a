package org.impasto.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.impasto.paint.feedforward.TrainingListener;
import org.impasto.paint.feedforward.TrainingProgress;

/** Follows a training: shows it, logs it, and ends it when a signal has come. */
record TrainRecorder(StepLog<TrainPoint> log, ProgressDisplay display, Interrupt interrupt)
    implements TrainingListener {

  @Override
  public boolean onStep(TrainingProgress progress) {
    display.training(
        progress.step(),
        (int) Math.round(progress.step() / progress.fraction()),
        String.format(
            Locale.ROOT,
            "loss %s (content %s, style %s, total variation %s), %.1f photos/s",
            Amounts.loss(progress.loss().total()),
            Amounts.loss(progress.loss().content()),
            Amounts.loss(progress.loss().style()),
            Amounts.loss(progress.loss().totalVariation()),
            progress.photosPerSecond()),
        progress.seconds(),
        OptionalDouble.of(progress.secondsLeft()));
    log.add(TrainPoint.of(progress));
    return !interrupt.requested();
  }

  @Override
  public void say(String message) {
    display.say(message);
  }
}
