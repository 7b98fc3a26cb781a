package org.impasto.paint.optim;

import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * Finds a step length at which the loss has fallen enough and the slope has flattened enough, the
 * strong Wolfe conditions: {@code f(t) ≤ f(0) + c₁ t f′(0)} and {@code |f′(t)| ≤ c₂ |f′(0)|}.
 *
 * <p>Nocedal and Wright 2006, "Numerical Optimization", algorithms 3.5 and 3.6, with cubic
 * interpolation (3.59). Departs from the book: if evaluations run out, the best trial that
 * satisfies the first condition is taken.
 */
final class WolfeSearch {
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.7;
  private static final int MOST_TRIALS = 25;

  /** A bracket narrower than this share of its upper end holds nothing more to find. */
  private static final double NARROWEST = 1e-9;

  private final Objective objective;
  private final Tensor start;
  private final Tensor direction;
  private final double loss;
  private final double slope;
  private int evaluations;
  private int allowed;

  WolfeSearch(Objective objective, Tensor start, Tensor direction, double loss, double slope) {
    this.objective = objective;
    this.start = start;
    this.direction = direction;
    this.loss = loss;
    this.slope = slope;
  }

  int evaluations() {
    return evaluations;
  }

  /** The trial found, or null if none has a smaller loss than {@code origin}. */
  Trial run(Trial origin, int evaluationsLeft) {
    allowed = Math.min(evaluationsLeft, MOST_TRIALS);
    Trial previous = origin;
    Trial current = at(1);
    while (true) {
      if (rises(current) || (previous.length() > 0 && current.loss() >= previous.loss())) {
        return zoom(previous, current);
      }
      if (isFlat(current)) {
        return current;
      }
      if (current.slope() >= 0) {
        return zoom(current, previous);
      }
      if (evaluations >= allowed) {
        return current;
      }
      Trial next = at(beyond(previous, current));
      drop(previous);
      previous = current;
      current = next;
    }
  }

  /** Narrows the bracket between {@code low}, the best so far, and {@code high}. */
  private Trial zoom(Trial lowest, Trial highest) {
    Trial low = lowest;
    Trial high = highest;
    while (evaluations < allowed && !isNarrow(low, high)) {
      Trial current = at(inside(low, high));
      if (rises(current) || current.loss() >= low.loss()) {
        drop(high);
        high = current;
        continue;
      }
      if (isFlat(current)) {
        return current;
      }
      if (current.slope() * (high.length() - low.length()) >= 0) {
        drop(high);
        high = low;
      }
      low = current;
    }
    return low.length() > 0 ? low : null;
  }

  private Trial at(double length) {
    evaluations++;
    try (Scope scope = Scope.open()) {
      Evaluation there = objective.evaluate(start.copy().addInPlace(direction, length));
      double along = there.gradient().dot(direction);
      return new Trial(length, there.loss(), scope.keep(there.gradient()), along);
    }
  }

  private boolean rises(Trial trial) {
    return !(trial.loss() <= loss + SUFFICIENT_DECREASE * trial.length() * slope);
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope()) <= -CURVATURE * slope;
  }

  private static boolean isNarrow(Trial low, Trial high) {
    double end = Math.max(low.length(), high.length());
    return Math.abs(high.length() - low.length()) <= NARROWEST * end;
  }

  /** Frees a trial's gradient; the origin's belongs to the caller. */
  private static void drop(Trial trial) {
    if (trial.length() > 0) {
      trial.gradient().release();
    }
  }

  /**
   * The cubic's minimum beyond {@code current}; far ahead if it falls without end, as it does where
   * the loss curves downward.
   */
  private static double beyond(Trial previous, Trial current) {
    double minimum = cubicMinimum(previous, current);
    double low = current.length() + 0.01 * (current.length() - previous.length());
    double high = current.length() * 10;
    return clamp(minimum > current.length() ? minimum : Double.NaN, low, high);
  }

  /** The cubic's minimum, kept a tenth of the bracket away from its ends. */
  private static double inside(Trial low, Trial high) {
    double left = Math.min(low.length(), high.length());
    double right = Math.max(low.length(), high.length());
    double margin = 0.1 * (right - left);
    return clamp(cubicMinimum(low, high), left + margin, right - margin);
  }

  /**
   * Where the cubic through both losses and slopes has its minimum; not a number if it has none.
   */
  private static double cubicMinimum(Trial a, Trial b) {
    double width = b.length() - a.length();
    double d1 = a.slope() + b.slope() - 3 * (b.loss() - a.loss()) / width;
    double square = d1 * d1 - a.slope() * b.slope();
    double d2 = Math.copySign(Math.sqrt(square), width); // not a number if there is no minimum
    double share = (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    return b.length() - width * share;
  }

  private static double clamp(double value, double low, double high) {
    return Double.isNaN(value) ? (low + high) / 2 : Math.max(low, Math.min(high, value));
  }
}
