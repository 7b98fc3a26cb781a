package org.impasto.paint.optim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** Functions whose minimum is known, and what the tests do with optimizers. */
final class Functions {
  private Functions() {}

  /** A function of a tensor with its automatic gradient. */
  static Objective of(Function<Tensor, Tensor> function) {
    return point -> {
      try (Scope scope = Scope.open()) {
        Tensor variable = point.withGradient();
        Tensor value = function.apply(variable);
        return new Evaluation(value.item(), scope.keep(value.gradient(variable)));
      }
    };
  }

  /** {@code Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²}, a curved valley with its minimum 0 at (1, 1, …). */
  static Objective rosenbrock() {
    return of(
        x -> {
          Tensor left = x.slice(0, 0, x.size(0) - 1);
          Tensor right = x.slice(0, 1, x.size(0));
          Tensor valley = right.subtract(left.square()).square().sum().multiply(100);
          return valley.add(left.add(-1).square().sum());
        });
  }

  /** {@code ½ Σ cᵢ xᵢ²}. */
  static Objective quadratic(Tensor curvature) {
    return of(x -> x.square().multiply(curvature).sum().multiply(0.5));
  }

  /** {@code n} values from 1 to {@code last}, each the same multiple of the one before. */
  static Tensor geometric(int n, double last) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.pow(last, i / (n - 1.0));
    }
    return Tensor.of(values, n);
  }

  static Tensor vector(double... values) {
    return Tensor.of(values, values.length);
  }

  /** Every value that {@code objective} gives is added to {@code losses}. */
  static Objective recorded(Objective objective, List<Double> losses) {
    return point -> {
      Evaluation evaluation = objective.evaluate(point);
      losses.add(evaluation.loss());
      return evaluation;
    };
  }

  /**
   * Runs until {@code evaluations} are spent or the optimizer stops; the losses after each step.
   */
  static List<Double> run(LBFGS optimizer, int evaluations) {
    List<Double> losses = new ArrayList<>();
    while (optimizer.evaluations() < evaluations) {
      Optional<StopReason> stopped = optimizer.step(evaluations - optimizer.evaluations());
      losses.add(optimizer.loss());
      if (stopped.isPresent()) {
        break;
      }
    }
    return losses;
  }

  /** Why the optimizer stops, at the latest after {@code evaluations}. */
  static StopReason reason(Optimizer optimizer, int evaluations) {
    while (optimizer.evaluations() < evaluations) {
      Optional<StopReason> stopped = optimizer.step(evaluations - optimizer.evaluations());
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    return StopReason.EVALUATIONS_SPENT;
  }

  /** The state with arrays of its own, as if it had been written to a file and read again. */
  static OptimizerState copy(OptimizerState state) {
    Map<String, Tensor> tensors = new HashMap<>();
    state.tensors().forEach((name, tensor) -> tensors.put(name, tensor.copy()));
    return new OptimizerState(tensors, state.numbers());
  }
}
