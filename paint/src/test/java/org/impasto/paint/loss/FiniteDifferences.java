package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** Compares the gradient of a function with central differences along random directions. */
final class FiniteDifferences {
  private static final int DIRECTIONS = 5;
  static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-5;

  private FiniteDifferences() {}

  /** Values in [0, 1) in fp64. */
  static Tensor random(long seed, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = SyntheticWeights.uniform(seed, i);
    }
    return Tensor.of(values, shape);
  }

  /** Fails unless the gradient of {@code function} at {@code point} agrees with its values. */
  static void verify(Function<Tensor, Tensor> function, Tensor point) {
    verify(function, point, STEP, TOLERANCE);
  }

  /** The same for a function whose values are less exact, with a longer step. */
  static void verify(
      Function<Tensor, Tensor> function, Tensor point, double step, double tolerance) {
    assertThat(point.precision()).isEqualTo(Precision.FP64);
    Tensor variable = point.withGradient();
    Tensor gradient = function.apply(variable).gradient(variable);
    double size = Math.sqrt(gradient.dot(gradient));
    assertThat(size).isFinite().isPositive();
    for (int i = 0; i < DIRECTIONS; i++) {
      Tensor direction = random(100 + i, point.shape()).add(-0.5);
      double expected = gradient.dot(direction);
      double actual = difference(function, point, direction.multiply(step)) / step;
      double typical =
          size * Math.sqrt(direction.dot(direction)) / Math.sqrt((double) point.elements());
      assertThat(expected)
          .as("slope along direction %d", i)
          .isCloseTo(actual, within(tolerance * Math.max(Math.abs(actual), typical)));
    }
  }

  private static double difference(Function<Tensor, Tensor> function, Tensor point, Tensor change) {
    try (Scope scope = Scope.open()) {
      double ahead = function.apply(point.add(change)).item();
      double behind = function.apply(point.subtract(change)).item();
      return (ahead - behind) / 2;
    }
  }
}
