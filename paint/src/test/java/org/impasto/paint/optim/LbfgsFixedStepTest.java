package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.optim.Functions.quadratic;
import static org.impasto.paint.optim.Functions.vector;

import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.InScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** torch7's rule on ½ Σ cᵢ xᵢ², by hand; its pixels are 0..255, ours 0..1. */
@ExtendWith(InScope.class)
final class LbfgsFixedStepTest {
  private static final LbfgsOptions OPTIONS = new LbfgsOptions(LineSearch.FIXED_STEP, 10, 0, 0);
  private static final double[] CURVATURE = {1, 10};
  private static final double[] START = {1, 2};

  private static LBFGS lbfgs(double... start) {
    return new LBFGS(OPTIONS, quadratic(vector(CURVATURE)), vector(start));
  }

  @Test
  void firstStepIsTheGradientOfPixels0To255() {
    LBFGS lbfgs = lbfgs(START);
    assertThat(lbfgs.step(2)).isEmpty();
    // The gradient is (1, 20), so its sum is below 255 and nothing is shortened.
    double[] expected = {1 - 1.0 / (255 * 255), 2 - 20.0 / (255 * 255)};
    assertThat(lbfgs.result().toDoubles()).containsExactly(expected, within(1e-14));
    assertThat(lbfgs.evaluations()).isEqualTo(2);
  }

  @Test
  void firstStepOfALargeGradientChangesPixelsByOneInAll() {
    LBFGS lbfgs = lbfgs(1000, 300);
    lbfgs.step(2);
    // The gradient is (1000, 3000): a quarter and three quarters of 1/255.
    double[] expected = {1000 - 0.25 / 255, 300 - 0.75 / 255};
    assertThat(lbfgs.result().toDoubles()).containsExactly(expected, within(1e-10));
  }

  /** With one pair, H = (I − ρ s yᵀ) γ (I − ρ y sᵀ) + ρ s sᵀ, γ = s·y / y·y, ρ = 1 / s·y. */
  @Test
  void secondStepHasTheLengthThatTheCurvatureSuggests() {
    double[] s = {-1.0 / (255 * 255), -20.0 / (255 * 255)};
    double[] y = {CURVATURE[0] * s[0], CURVATURE[1] * s[1]};
    double[] x = {START[0] + s[0], START[1] + s[1]};
    double[] g = {CURVATURE[0] * x[0], CURVATURE[1] * x[1]};
    double sy = dot(s, y);
    double gamma = sy / dot(y, y);
    double a = dot(s, g) / sy;
    double[] q = {gamma * (g[0] - a * y[0]), gamma * (g[1] - a * y[1])};
    double b = dot(y, q) / sy;
    double[] expected = {x[0] - q[0] - s[0] * (a - b), x[1] - q[1] - s[1] * (a - b)};
    LBFGS lbfgs = lbfgs(START);
    lbfgs.step(2);
    lbfgs.step(1);
    assertThat(lbfgs.result().toDoubles()).containsExactly(expected, within(1e-9));
    assertThat(lbfgs.evaluations()).isEqualTo(3);
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1];
  }

  @Test
  void everyStepCostsOneEvaluation() {
    LBFGS lbfgs = lbfgs(START);
    lbfgs.step(100);
    assertThat(lbfgs.evaluations()).isEqualTo(2);
    lbfgs.step(100);
    assertThat(lbfgs.evaluations()).isEqualTo(3);
  }
}
