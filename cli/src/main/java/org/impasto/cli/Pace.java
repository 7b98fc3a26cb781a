package org.impasto.cli;

import java.util.OptionalDouble;
import org.impasto.paint.iterative.Progress;

/** How fast a run is and how long it will take, judged from its first evaluation on. */
final class Pace {
  private Progress first;
  private Progress firstOfScale;
  private Progress last;

  /** Hears of the next evaluation; says whether it is the first at its scale. */
  boolean isNewScale(Progress progress) {
    boolean entered = last == null || last.scale() != progress.scale();
    if (first == null) {
      first = progress;
    }
    if (entered) {
      firstOfScale = progress;
    }
    last = progress;
    return entered;
  }

  /** Evaluations per second at the current scale. */
  OptionalDouble speed() {
    int evaluations = last.evaluation() - firstOfScale.evaluation();
    double seconds = last.seconds() - firstOfScale.seconds();
    return evaluations > 0 && seconds > 0
        ? OptionalDouble.of(evaluations / seconds)
        : OptionalDouble.empty();
  }

  /** Seconds that the rest of the whole run will take. */
  OptionalDouble secondsLeft() {
    double done = last == null ? 0 : last.fraction() - first.fraction();
    return done > 0
        ? OptionalDouble.of((last.seconds() - first.seconds()) * (1 - last.fraction()) / done)
        : OptionalDouble.empty();
  }
}
