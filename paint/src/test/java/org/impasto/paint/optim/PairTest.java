package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps from 1 to 1.5 along a line, with losses and slopes of polynomials. */
@ExtendWith(InScope.class)
final class PairTest {
  /** The curvature that the pair of a step from 1 to 1.5 tells of. */
  private static double curvature(double f0, double slope0, double f1, double slope1) {
    Tensor step = Functions.vector(0.5);
    Tensor change = Functions.vector(slope1 - slope0);
    Pair.addLosses(step, change, f0 - f1, 0.5 * (slope0 + slope1));
    return change.item() / step.item();
  }

  @Test
  void curvatureOfACubicIsThatAtTheEndOfTheStep() {
    double end = 1.5;
    assertThat(curvature(1, 3, end * end * end, 3 * end * end)).isCloseTo(6 * end, within(1e-12));
  }

  @Test
  void curvatureOfAQuadraticIsThatOfTheGradients() {
    assertThat(curvature(2, 4, 2 * 2.25, 6)).isCloseTo(4, within(1e-12));
  }

  @Test
  void curvatureThatFallsCountsAsItsMean() {
    double atStart = -1;
    double atEnd = -1.5 * 1.5 * 1.5;
    // −x³ + 9 x² has the curvature 18 − 6 x: 12, then 9, and 10.5 between.
    assertThat(curvature(atStart + 9, -3 + 18, atEnd + 9 * 2.25, -6.75 + 27))
        .isCloseTo(10.5, within(1e-12));
  }

  @Test
  void lossesThatAreWrongAtMostTripleTheCurvature() {
    assertThat(curvature(1000, 4, 0, 6)).isCloseTo(12, within(1e-12));
  }
}
