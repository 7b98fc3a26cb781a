package org.impasto.cli;

/** How fast steps of training follow each other, and how long the rest will take. */
final class StepPace {
  private int firstStep;
  private double firstSeconds;

  /** Hears of a step; the first one counts for nothing but the start. */
  void hear(int step, double seconds) {
    if (firstStep == 0) {
      firstStep = step;
      firstSeconds = seconds;
    }
  }

  /** Speed and time left, each after a comma; nothing at the first step. */
  String tell(int step, int steps, double seconds) {
    hear(step, seconds);
    double elapsed = seconds - firstSeconds;
    if (step == firstStep || elapsed <= 0) {
      return "";
    }
    double perSecond = (step - firstStep) / elapsed;
    return ", %s, %s left"
        .formatted(Amounts.speed(perSecond), Amounts.time((steps - step) / perSecond));
  }
}
