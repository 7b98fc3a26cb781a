package org.impasto.cli;

import java.util.OptionalDouble;

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

  /**
   * Speed and time left, each after a comma; nothing at the first step.
   *
   * @param left seconds until the end, where steps to come take longer than those done; otherwise
   *     taken from the speed
   */
  String tell(int step, int steps, double seconds, OptionalDouble left) {
    hear(step, seconds);
    double elapsed = seconds - firstSeconds;
    if (step == firstStep || elapsed <= 0) {
      return "";
    }
    double perSecond = (step - firstStep) / elapsed;
    double rest = left.orElse((steps - step) / perSecond);
    return ", %s, %s left".formatted(Amounts.speed(perSecond), Amounts.time(rest));
  }
}
