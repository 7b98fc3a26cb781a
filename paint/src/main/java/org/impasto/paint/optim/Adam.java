package org.impasto.paint.optim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.tensor.Workers;

/**
 * Adam: steps along the mean gradient, each element divided by the root of its mean square: {@code
 * x ← x − α · m̂ / (√v̂ + ε)}. On request points are clamped to [0, 1], and the result is the
 * bias-corrected running mean of points. Matrices named as such take another step: the direction of
 * the mean gradient with all its singular values made equal, which learns from what is rare in the
 * gradient as much as from what is common.
 *
 * <p>Kingma and Ba 2014, "Adam: A Method for Stochastic Optimization" (arXiv 1412.6980); for
 * matrices Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks", steps as
 * large as Adam's after Liu et al. 2025, "Muon is Scalable for LLM Training" (arXiv 2502.16982).
 * Departs from the papers: clamping and averaging, as crowsonkb's style-transfer-pytorch has them;
 * no weight decay.
 */
public final class Adam implements Optimizer {
  /** The root mean square of an orthogonalized step, as Adam's own usually is. */
  private static final double LIKE_ADAM = 0.2;

  private final AdamOptions options;
  private final Objective objective;
  private final List<MatrixRange> matrices;
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
    this(options, objective, List.of(), start);
  }

  /** The same, but the steps of {@code matrices} are orthogonalized. */
  public Adam(AdamOptions options, Objective objective, List<MatrixRange> matrices, Tensor start) {
    this(
        options,
        objective,
        matrices,
        start.copy(),
        start.zeros(),
        start.zeros(),
        averageOf(options, start));
  }

  private Adam(
      AdamOptions options,
      Objective objective,
      List<MatrixRange> matrices,
      Tensor point,
      Tensor first,
      Tensor second,
      Tensor sum) {
    this.options = options;
    this.objective = objective;
    this.matrices = List.copyOf(matrices);
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
    return resume(options, objective, List.of(), state);
  }

  /** The same, for one with {@code matrices}. */
  public static Adam resume(
      AdamOptions options, Objective objective, List<MatrixRange> matrices, OptimizerState state) {
    Adam adam =
        new Adam(
            options,
            objective,
            matrices,
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
      Tensor direction = first.zeros().addQuotientInPlace(first, root, 1 / firstCorrection);
      orthogonalize(direction, gradient);
      point.addInPlace(direction, -decay * options.learningRate());
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

  private void orthogonalize(Tensor direction, Tensor gradient) {
    List<Runnable> tasks = new ArrayList<>(); // one thread each: products of matrices use no more
    for (MatrixRange range : matrices) {
      tasks.add(() -> orthogonalize(range, direction, gradient));
    }
    Workers.run(tasks);
  }

  private void orthogonalize(MatrixRange range, Tensor direction, Tensor gradient) {
    try (Scope scope = Scope.open()) {
      Tensor ahead =
          first
              .slice(0, range.begin(), range.end())
              .multiply(options.beta1())
              .addInPlace(gradient.slice(0, range.begin(), range.end()), 1 - options.beta1());
      Tensor orthogonal = Orthogonalization.of(ahead.reshape(range.rows(), range.columns()));
      direction
          .slice(0, range.begin(), range.end())
          .multiplyInPlace(0)
          .addInPlace(
              orthogonal.reshape(range.rows() * range.columns()),
              LIKE_ADAM * Math.sqrt((double) Math.max(range.rows(), range.columns())));
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

  @Override
  public Optimizer toward(Objective next) {
    Adam same = resume(options, next, matrices, state());
    if (average != point) {
      average.release();
    }
    return same;
  }

  @Override
  public void release() {
    Optimizer.super.release();
    if (average != point) {
      average.release();
    }
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
            List.of(),
            start.copy(),
            first.resizeBicubic(height, width),
            second.resizeBicubic(height, width).clampInPlace(0, Double.POSITIVE_INFINITY),
            averageOf(options, start));
    adam.steps = steps;
    return adam;
  }
}
