package org.impasto.paint.optim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * Adam: steps along the mean gradient, each element divided by the root of its mean square: {@code
 * x ← x − α · m̂ / (√v̂ + ε)}. On request points are clamped to [0, 1], and the result is the
 * bias-corrected running mean of points.
 *
 * <p>Kingma and Ba 2014, "Adam: A Method for Stochastic Optimization" (arXiv 1412.6980). Departs
 * from the paper: clamping and averaging, as crowsonkb's style-transfer-pytorch has them.
 */
public final class Adam implements Optimizer {
  private final AdamOptions options;
  private final Objective objective;
  private final Tensor point;
  private final Tensor first; // running mean of the gradient
  private final Tensor second; // running mean of its square
  private final Tensor
      sum; // running mean of the points, not yet bias-corrected; null without averaging
  private Tensor average; // the same, corrected
  private int steps;
  private int averaged;
  private int evaluations;

  /** Starts at a copy of {@code start}. */
  public Adam(AdamOptions options, Objective objective, Tensor start) {
    this(options, objective, start.copy(), start.zeros(), start.zeros(), averageOf(options, start));
  }

  private Adam(
      AdamOptions options,
      Objective objective,
      Tensor point,
      Tensor first,
      Tensor second,
      Tensor sum) {
    this.options = options;
    this.objective = objective;
    this.point = point;
    this.first = first;
    this.second = second;
    this.sum = sum;
    this.average = point;
  }

  private static Tensor averageOf(AdamOptions options, Tensor start) {
    return options.averaging() > 0 ? start.zeros() : null;
  }

  /** Goes on from {@code state} exactly as the one it was taken from would have. */
  public static Adam resume(AdamOptions options, Objective objective, OptimizerState state) {
    Adam adam =
        new Adam(
            options,
            objective,
            state.tensor("point"),
            state.tensor("first"),
            state.tensor("second"),
            options.averaging() > 0 ? state.tensor("sum") : null);
    adam.steps = (int) state.number("steps");
    adam.averaged = (int) state.number("averaged");
    adam.evaluations = (int) state.number("evaluations");
    adam.correctAverage();
    return adam;
  }

  @Override
  public Optional<StopReason> step(int allowed) {
    step(1.0);
    return Optional.empty();
  }

  /** One iteration with the learning rate times {@code decay}. */
  public void step(double decay) {
    try (Scope scope = Scope.open()) {
      Evaluation here = objective.evaluate(point);
      evaluations++;
      steps++;
      Tensor gradient = here.gradient();
      first.multiplyInPlace(options.beta1()).addInPlace(gradient, 1 - options.beta1());
      second
          .multiplyInPlace(options.beta2())
          .addProductInPlace(gradient, gradient, 1 - options.beta2());
      double firstCorrection = 1 - Math.pow(options.beta1(), steps);
      double secondCorrection = 1 - Math.pow(options.beta2(), steps);
      Tensor root = second.multiply(1 / secondCorrection).squareRoot().add(options.epsilon());
      point.addQuotientInPlace(first, root, -decay * options.learningRate() / firstCorrection);
      if (options.clamp()) {
        point.clampInPlace(0, 1);
      }
    }
    if (sum != null) {
      sum.multiplyInPlace(options.averaging()).addInPlace(point, 1 - options.averaging());
      averaged++;
      correctAverage();
    }
  }

  private void correctAverage() {
    if (sum != null && averaged > 0) {
      if (average != point) {
        average.release();
      }
      average = sum.multiply(1 / (1 - Math.pow(options.averaging(), averaged)));
    }
  }

  @Override
  public int evaluations() {
    return evaluations;
  }

  @Override
  public Tensor result() {
    return average;
  }

  @Override
  public OptimizerState state() {
    Map<String, Tensor> tensors = new HashMap<>();
    tensors.put("point", point);
    tensors.put("first", first);
    tensors.put("second", second);
    if (sum != null) {
      tensors.put("sum", sum);
    }
    return new OptimizerState(
        tensors,
        Map.of(
            "steps", (double) steps,
            "averaged", (double) averaged,
            "evaluations", (double) evaluations));
  }

  /** Both means go along, enlarged bicubically; the running mean of points starts anew. */
  @Override
  public Optimizer rescaled(Objective next, Tensor start) {
    long height = start.size(2);
    long width = start.size(3);
    Adam adam =
        new Adam(
            options,
            next,
            start.copy(),
            first.resizeBicubic(height, width),
            second.resizeBicubic(height, width).clampInPlace(0, Double.POSITIVE_INFINITY),
            averageOf(options, start));
    adam.steps = steps;
    return adam;
  }
}
