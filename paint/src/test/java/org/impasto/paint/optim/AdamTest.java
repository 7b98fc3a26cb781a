package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.optim.Functions.quadratic;
import static org.impasto.paint.optim.Functions.vector;

import java.util.List;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
final class AdamTest {
  private static final double RATE = 0.1;

  private static AdamOptions options(double averaging, boolean clamp) {
    return new AdamOptions(RATE, 0.9, 0.99, 1e-8, averaging, clamp);
  }

  /** The plain sum of {@code weights · x}, whose gradient is {@code weights} everywhere. */
  private static Objective slope(Tensor weights) {
    return Functions.of(x -> x.multiply(weights).sum());
  }

  private static double[] point(Adam adam) {
    return adam.state().tensor("point").toDoubles();
  }

  @Test
  void firstStepIsTheLearningRateAgainstTheSignOfTheGradient() {
    Adam adam = new Adam(options(0, true), slope(vector(3, -0.001, 0)), vector(0.5, 0.5, 0.5));
    assertThat(adam.step(1)).isEmpty();
    assertThat(adam.result().toDoubles())
        .containsExactly(new double[] {0.4, 0.6, 0.5}, within(1e-5));
    assertThat(adam.evaluations()).isEqualTo(1);
  }

  @Test
  void secondStepFollowsTheFormulaOfThePaper() {
    Adam adam = new Adam(options(0, false), quadratic(vector(2)), vector(0.5));
    adam.step(1);
    adam.step(1);
    double x1 = 0.5 - RATE * 1 / (1 + 1e-8);
    double g2 = 2 * x1;
    double m = (0.9 * 0.1 * 1 + 0.1 * g2) / (1 - 0.81);
    double v = (0.99 * 0.01 * 1 + 0.01 * g2 * g2) / (1 - 0.99 * 0.99);
    double expected = x1 - RATE * m / (Math.sqrt(v) + 1e-8);
    assertThat(adam.result().item()).isCloseTo(expected, within(1e-12));
  }

  /** Of a diagonal matrix of gradients, every number steps as far, however small it is. */
  @Test
  void stepsOfAMatrixHaveEqualSingularValues() {
    Tensor weights = vector(5, 0, 0, 0, 0.5, 0, 7);
    List<MatrixRange> matrix = List.of(new MatrixRange(0, 2, 3));
    Adam adam = new Adam(options(0, false), slope(weights), matrix, vector(1, 1, 1, 1, 1, 1, 1));
    adam.step(1);
    double[] after = point(adam);
    double singular = 0.2 * Math.sqrt(3) * RATE;
    assertThat(1 - after[0]).isBetween(0.6 * singular, 1.3 * singular);
    assertThat(1 - after[4]).isBetween(0.6 * singular, 1.3 * singular);
    assertThat(new double[] {after[1], after[2], after[3], after[5]})
        .containsExactly(new double[] {1, 1, 1, 1}, within(1e-6));
    assertThat(after[6]).as("no part of the matrix").isCloseTo(1 - RATE, within(1e-6));
  }

  @Test
  void aMatrixWithoutGradientStays() {
    Adam adam =
        new Adam(
            options(0, false),
            slope(vector(0, 0, 0, 0)),
            List.of(new MatrixRange(0, 2, 2)),
            vector(1, 2, 3, 4));
    adam.step(1);
    assertThat(point(adam)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void oneWithMatricesGoesOnExactly() {
    List<MatrixRange> matrix = List.of(new MatrixRange(1, 2, 2));
    Objective objective = quadratic(vector(1, 2, 3, 4, 5));
    Tensor start = vector(0.5, -1, 2, 0.1, 3);
    Adam whole = new Adam(options(0.9, false), objective, matrix, start);
    Adam begun = new Adam(options(0.9, false), objective, matrix, start);
    for (int i = 0; i < 5; i++) {
      whole.step(1);
      if (i < 3) {
        begun.step(1);
      }
    }
    Adam rest = Adam.resume(options(0.9, false), objective, matrix, begun.state());
    rest.step(1);
    rest.step(1);
    assertThat(rest.result().toDoubles()).containsExactly(whole.result().toDoubles());
  }

  @Test
  void pointsAreClampedOnlyOnRequest() {
    Adam clamped = new Adam(options(0, true), slope(vector(1, -1)), vector(0.05, 0.95));
    Adam free = new Adam(options(0, false), slope(vector(1, -1)), vector(0.05, 0.95));
    clamped.step(1);
    free.step(1);
    assertThat(clamped.result().toDoubles()).containsExactly(0, 1);
    assertThat(free.result().toDoubles()).containsExactly(new double[] {-0.05, 1.05}, within(1e-6));
  }

  @Test
  void averageOfPointsIsCorrectedForItsStartAtZero() {
    Adam adam = new Adam(options(0.9, false), quadratic(vector(2)), vector(0.5));
    assertThat(adam.result().item()).isEqualTo(0.5);
    adam.step(1);
    double p1 = point(adam)[0];
    assertThat(adam.result().item()).isCloseTo(p1, within(1e-12));
    adam.step(1);
    double p2 = point(adam)[0];
    double expected = (0.9 * 0.1 * p1 + 0.1 * p2) / (1 - 0.81);
    assertThat(adam.result().item()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void quadraticIsMinimized() {
    Tensor curvature = vector(1, 30, 1000);
    Adam adam = new Adam(options(0, true), quadratic(curvature), vector(0.9, 0.5, 0.7));
    for (int i = 0; i < 400; i++) {
      adam.step(1);
    }
    assertThat(adam.result().toDoubles()).containsExactly(new double[3], within(0.01));
  }

  @Test
  void startIsNotModified() {
    Tensor start = vector(0.5, 0.25);
    Adam adam = new Adam(options(0.9, true), slope(vector(1, -1)), start);
    adam.step(1);
    adam.step(1);
    assertThat(start.toDoubles()).containsExactly(0.5, 0.25);
  }

  @Test
  void enlargingKeepsStepCountAndMomentsAndStartsAverageAnew() {
    Tensor weights = Tensor.of(new float[] {2, 2, 2, 2}, 1, 1, 2, 2);
    Tensor start = weights.zeros().add(0.5);
    Adam adam = new Adam(options(0.9, true), slope(weights), start);
    adam.step(1);
    adam.step(1);
    Tensor larger = Tensor.of(new float[12], 1, 1, 3, 4).add(0.25);
    Objective next = slope(larger.zeros().add(2));
    Adam enlarged = (Adam) adam.rescaled(next, larger);
    OptimizerState state = enlarged.state();
    assertThat(state.number("steps")).isEqualTo(2);
    assertThat(state.number("averaged")).isZero();
    assertThat(enlarged.evaluations()).isZero();
    assertThat(state.tensor("first").shape()).containsExactly(1, 1, 3, 4);
    for (float first : state.tensor("first").toFloats()) {
      assertThat(first).isCloseTo(2 * (1 - 0.81f), within(1e-5f));
    }
    for (float second : state.tensor("second").toFloats()) {
      assertThat(second).isCloseTo(4 * (1 - 0.9801f), within(1e-5f));
    }
    enlarged.step(1);
    // A constant gradient gives steps of the learning rate, if the count of steps is right.
    for (float value : enlarged.result().toFloats()) {
      assertThat(value).isCloseTo((float) (0.25 - RATE), within(1e-4f));
    }
    assertThat(larger.toFloats()).containsOnly(0.25f);
  }

  @Test
  void enlargedSecondMomentIsNeverNegative() {
    Tensor weights = Tensor.of(new float[] {0, 0, 9, 0, 0, 0, 0, 9, 0}, 1, 1, 3, 3);
    Adam adam = new Adam(options(0, true), slope(weights), weights.zeros().add(0.5));
    adam.step(1);
    Tensor larger = Tensor.of(new float[81], 1, 1, 9, 9);
    Optimizer enlarged = adam.rescaled(slope(larger.zeros().add(1)), larger);
    for (float second : enlarged.state().tensor("second").toFloats()) {
      assertThat(second).isNotNegative();
    }
    enlarged.step(1);
    assertThat(enlarged.result().absoluteSum()).isFinite();
  }
}
