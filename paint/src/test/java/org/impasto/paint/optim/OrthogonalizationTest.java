package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalizationTest {
  /** Sums of squares of a matrix whose singular values are all near 1 are near its rank. */
  @ParameterizedTest
  @CsvSource({"4, 4", "4, 36", "36, 4", "1, 9"})
  void singularValuesComeOutNearOne(int rows, int columns) {
    float[] values = new float[rows * columns];
    SplittableRandom random = new SplittableRandom(rows);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * (1 + 3 * (i % rows)));
    }
    try (Scope scope = Scope.open()) {
      Tensor x = Orthogonalization.of(Tensor.of(values, rows, columns));
      assertThat(x.shape()).containsExactly(rows, columns);
      int rank = Math.min(rows, columns);
      Tensor wide = rows > columns ? x.transpose() : x;
      Tensor product = wide.matmul(wide.transpose());
      assertThat(product.diagonal().mean().item()).isCloseTo(1, within(0.55));
      Tensor identity = product.identity(rank);
      double apart = product.subtract(identity).dot(product.subtract(identity));
      assertThat(Math.sqrt(apart / rank)).isLessThan(0.55);
      assertThat(x.dot(Tensor.of(values, rows, columns))).isPositive();
    }
  }

  /** In double precision, as the paper has it, on a matrix some of whose directions are faint. */
  @Test
  void fiveStepsWithTheWholeMatrixGiveTheSame() {
    int rows = 24;
    int columns = 90;
    float[] values = new float[rows * columns];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < values.length; i++) {
      int row = i / columns;
      values[i] = (float) (random.nextGaussian() * Math.pow(0.7, row));
    }
    try (Scope scope = Scope.open()) {
      Tensor matrix = Tensor.of(values, rows, columns);
      Tensor x = matrix.to(Precision.FP64);
      x = x.multiply(1 / Math.sqrt(x.dot(x)));
      for (int i = 0; i < 5; i++) {
        Tensor square = x.matmul(x.transpose());
        Tensor factor = square.multiply(-4.7750).add(square.matmul(square).multiply(2.0315));
        x = x.multiply(3.4445).add(factor.matmul(x));
      }
      Tensor difference = Orthogonalization.of(matrix).to(Precision.FP64).subtract(x);
      assertThat(Math.sqrt(difference.dot(difference) / x.dot(x))).isLessThan(1e-3);
    }
  }
}
