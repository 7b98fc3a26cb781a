package org.impasto.paint.optim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * Limited-memory BFGS: steps along {@code −H g}, where H, the inverse of the curvature, is
 * estimated from the last few steps s and the changes y of the gradient over them. Pairs with too
 * little curvature are left out; if no smaller loss is found along a direction, the history is
 * dropped and the gradient itself is tried before giving up.
 *
 * <p>Liu and Nocedal 1989, "On the limited memory BFGS method for large scale optimization", with
 * the line search of Nocedal and Wright 2006, algorithms 3.5 and 3.6. Departs from the papers: with
 * a line search the losses have a say in y, see {@link Pair}; H starts from a {@link Smoothing}
 * instead of the identity; the first step changes elements by a given mean amount, and none by much
 * more; the fixed step is torch7's.
 */
public final class LBFGS implements Optimizer {
  /** The mean change of an element in the very first trial step with a line search. */
  private static final double FIRST_CHANGE = 0.01;

  /**
   * No element changes by more in that step. Gradients have peaks of a hundred times their mean, at
   * an antenna before a flat sky; followed to their height, they tear holes that never heal.
   */
  private static final double LARGEST_FIRST_CHANGE = 0.05;

  /** torch7's first step, ‖Δ‖₁ ≤ 1, is meant for pixels 0..255; points here are in [0, 1]. */
  private static final double TORCH7_RANGE = 255;

  /** A pair counts if the cosine between s and y is above this. */
  private static final double SMALLEST_COSINE = 1e-8;

  private final LbfgsOptions options;
  private final Objective objective;
  private final Tensor point;
  private final List<Pair> pairs = new ArrayList<>(); // oldest first
  private Tensor gradient; // at point; null before the first evaluation
  private double loss = Double.NaN; // at point
  private final Smoothing smoothing;
  private double scale; // of the smoothing that H starts from; 0 if nothing is known
  private int evaluations;
  private int lastRestart;

  /** Starts at a copy of {@code start}. */
  public LBFGS(LbfgsOptions options, Objective objective, Tensor start) {
    this.options = options;
    this.objective = objective;
    this.point = start.copy();
    this.smoothing = new Smoothing(options.smoothing());
  }

  static LBFGS resume(LbfgsOptions options, Objective objective, OptimizerState state) {
    LBFGS lbfgs = new LBFGS(options, objective, state.tensor("point"));
    lbfgs.loss = state.number("loss");
    lbfgs.scale = state.number("scale");
    lbfgs.evaluations = (int) state.number("evaluations");
    lbfgs.lastRestart = (int) state.number("lastRestart");
    if (state.tensors().containsKey("gradient")) {
      lbfgs.gradient = state.tensor("gradient");
    }
    for (int i = 0; i < (int) state.number("pairs"); i++) {
      lbfgs.pairs.add(
          new Pair(
              state.tensor("step" + i),
              state.tensor("change" + i),
              state.number("inverseProduct" + i)));
    }
    return lbfgs;
  }

  @Override
  public Optional<StopReason> step(int allowed) {
    try (Scope scope = Scope.open()) {
      int left = allowed;
      if (gradient == null) {
        Evaluation here = objective.evaluate(point);
        evaluations++;
        left--;
        loss = here.loss();
        gradient = scope.keep(here.gradient());
        if (left == 0) {
          return Optional.empty();
        }
      }
      return advance(scope, left);
    }
  }

  private Optional<StopReason> advance(Scope scope, int left) {
    Tensor direction = direction();
    double slope = gradient.dot(direction);
    if (!(slope < 0) && !pairs.isEmpty()) {
      forget();
      direction = direction();
      slope = gradient.dot(direction);
    }
    if (!(slope < 0)) {
      return Optional.of(StopReason.CONVERGED);
    }
    int before = evaluations;
    Trial trial = search(direction, slope, left);
    if (trial == null && evaluations - before >= left) {
      return Optional.empty(); // cut short, which says nothing about the direction
    }
    if (trial == null) {
      boolean hopeless = pairs.isEmpty() && scale == 0;
      forget();
      scale = 0;
      return hopeless ? Optional.of(StopReason.LINE_SEARCH_FAILED) : Optional.empty();
    }
    move(scope, direction, slope, trial);
    return Optional.empty();
  }

  private Trial search(Tensor direction, double slope, int left) {
    if (options.lineSearch() == LineSearch.FIXED_STEP) {
      Evaluation there;
      try (Scope scope = Scope.open()) {
        there = objective.evaluate(point.copy().addInPlace(direction, 1));
        scope.keep(there.gradient());
      }
      evaluations++;
      return new Trial(1, there.loss(), there.gradient(), Double.NaN);
    }
    WolfeSearch search = new WolfeSearch(objective, point, direction, loss, slope);
    Trial found = search.run(new Trial(0, loss, gradient, slope), left);
    evaluations += search.evaluations();
    return found;
  }

  private void move(Scope scope, Tensor direction, double slope, Trial trial) {
    Tensor step = direction.multiplyInPlace(trial.length());
    Tensor change = trial.gradient().subtract(gradient);
    if (options.lineSearch() == LineSearch.STRONG_WOLFE) {
      double slopes = trial.length() * (slope + trial.slope());
      Pair.addLosses(step, change, loss - trial.loss(), slopes);
    }
    point.addInPlace(step, 1);
    loss = trial.loss();
    gradient.release();
    gradient = scope.keep(trial.gradient());
    if (options.restartEvery() > 0 && evaluations - lastRestart >= options.restartEvery()) {
      forget();
    }
    remember(scope, step, change);
  }

  private void remember(Scope scope, Tensor step, Tensor change) {
    Tensor s = remembered(step);
    Tensor y = remembered(change);
    double product = s.dot(y);
    double cosine = product / Math.sqrt(s.dot(s) * y.dot(y));
    if (!(cosine > SMALLEST_COSINE)) {
      return;
    }
    scale = product / smoothing.product(y.to(point.precision()));
    if (options.restartEvery() > 0 && lastRestart == evaluations) {
      return;
    }
    if (pairs.size() == options.history()) {
      pairs.remove(0).release();
    }
    pairs.add(new Pair(scope.keep(s), scope.keep(y), 1 / product));
  }

  /** As it is kept; where it meets the gradient, libtorch computes in the gradient's precision. */
  private Tensor remembered(Tensor array) {
    return options.halfHistory() ? array.to(Precision.BF16) : array;
  }

  private void forget() {
    pairs.forEach(Pair::release);
    pairs.clear();
    lastRestart = evaluations;
  }

  /** {@code −H g} by the two-loop recursion. */
  private Tensor direction() {
    Tensor q = gradient.copy();
    double[] projections = new double[pairs.size()];
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      projections[i] = pair.inverseProduct() * pair.step().dot(q);
      q.addInPlace(pair.change(), -projections[i]);
    }
    smoothing.applyInPlace(q);
    if (scale > 0) {
      q.multiplyInPlace(scale);
    } else {
      shortenFirst(q);
    }
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double correction = pair.inverseProduct() * pair.change().dot(q);
      q.addInPlace(pair.step(), projections[i] - correction);
    }
    return q.multiplyInPlace(-1);
  }

  private void shortenFirst(Tensor q) {
    double size = q.absoluteSum();
    if (size == 0) {
      return;
    }
    if (options.lineSearch() == LineSearch.FIXED_STEP) {
      q.multiplyInPlace(Math.min(1, TORCH7_RANGE / size) / (TORCH7_RANGE * TORCH7_RANGE));
    } else {
      q.multiplyInPlace(FIRST_CHANGE * q.elements() / size);
      q.clampInPlace(-LARGEST_FIRST_CHANGE, LARGEST_FIRST_CHANGE);
    }
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  /** The loss at the current point; NaN before the first step. */
  public double loss() {
    return loss;
  }

  @Override
  public Tensor result() {
    return point;
  }

  @Override
  public OptimizerState state() {
    Map<String, Tensor> tensors = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    tensors.put("point", point);
    if (gradient != null) {
      tensors.put("gradient", gradient);
    }
    for (int i = 0; i < pairs.size(); i++) {
      tensors.put("step" + i, pairs.get(i).step());
      tensors.put("change" + i, pairs.get(i).change());
      numbers.put("inverseProduct" + i, pairs.get(i).inverseProduct());
    }
    numbers.put("pairs", (double) pairs.size());
    numbers.put("loss", loss);
    numbers.put("scale", scale);
    numbers.put("evaluations", (double) evaluations);
    numbers.put("lastRestart", (double) lastRestart);
    return new OptimizerState(tensors, numbers);
  }

  /** Steps and changes of the gradient go along; the gradient here is evaluated anew. */
  @Override
  public Optimizer toward(Objective next) {
    LBFGS same = resume(options, next, state());
    same.gradient = null;
    point.release();
    if (gradient != null) {
      gradient.release();
    }
    return same;
  }

  /** Nothing goes along: curvature at one size says little about another. */
  @Override
  public Optimizer rescaled(Objective next, Tensor start) {
    return new LBFGS(options, next, start);
  }
}
