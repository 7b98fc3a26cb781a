package org.impasto.cli;

import java.util.OptionalDouble;
import org.impasto.paint.distill.DistillListener;
import org.impasto.paint.distill.DistillProgress;

/** Follows a distillation: shows it, logs it, and ends it when a signal has come. */
record DistillRecorder(StepLog<DistillPoint> log, ProgressDisplay display, Interrupt interrupt)
    implements DistillListener {

  @Override
  public boolean onStep(DistillProgress progress) {
    display.training(
        progress.step(),
        progress.steps(),
        "loss " + Amounts.loss(progress.loss()),
        progress.seconds(),
        OptionalDouble.empty());
    log.add(DistillPoint.of(progress));
    return !interrupt.requested();
  }

  @Override
  public void say(String message) {
    display.say(message);
  }
}
