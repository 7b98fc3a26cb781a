package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.optim.Functions.geometric;
import static org.impasto.paint.optim.Functions.quadratic;
import static org.impasto.paint.optim.Functions.recorded;
import static org.impasto.paint.optim.Functions.rosenbrock;
import static org.impasto.paint.optim.Functions.run;
import static org.impasto.paint.optim.Functions.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InScope.class)
final class LbfgsConvergenceTest {
  private static final LbfgsOptions OPTIONS = new LbfgsOptions(LineSearch.STRONG_WOLFE, 10, 0, 0);

  private static void assertNeverRises(List<Double> losses) {
    for (int i = 1; i < losses.size(); i++) {
      assertThat(losses.get(i)).as("loss after step %d", i).isLessThanOrEqualTo(losses.get(i - 1));
    }
  }

  @Test
  void rosenbrocksValleyIsFollowedToItsEnd() {
    LBFGS lbfgs = new LBFGS(OPTIONS, rosenbrock(), vector(-1.2, 1));
    assertNeverRises(run(lbfgs, 80));
    assertThat(lbfgs.loss()).isLessThan(1e-10);
    assertThat(lbfgs.result().toDoubles()).containsExactly(new double[] {1, 1}, within(1e-4));
  }

  @Test
  void singlePrecisionIsEnoughForRosenbrocksValley() {
    LBFGS lbfgs = new LBFGS(OPTIONS, rosenbrock(), vector(-1.2, 1).to(Precision.FP32));
    assertNeverRises(run(lbfgs, 100));
    assertThat(lbfgs.loss()).isLessThan(1e-5);
  }

  @Test
  void illConditionedQuadraticIsMinimized() {
    Tensor curvature = geometric(100, 1e4);
    LBFGS lbfgs = new LBFGS(OPTIONS, quadratic(curvature), curvature.zeros().add(1));
    List<Double> losses = run(lbfgs, 300);
    assertNeverRises(losses);
    assertThat(lbfgs.loss()).isLessThan(1e-6 * losses.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void restartsDoNotKeepItFromTheMinimum(int restartEvery) {
    LbfgsOptions options = new LbfgsOptions(LineSearch.STRONG_WOLFE, 5, restartEvery, 0);
    LBFGS lbfgs = new LBFGS(options, quadratic(geometric(10, 50)), vector(new double[10]).add(1));
    assertNeverRises(run(lbfgs, 200));
    assertThat(lbfgs.loss()).isLessThan(1e-6);
  }

  /** {@code Σ x⁴/4 − x²/2} curves the wrong way between the wells at −1 and 1. */
  @Test
  void negativeCurvatureIsLeftBehind() {
    Objective wells =
        Functions.of(x -> x.power(4).multiply(0.25).subtract(x.square().multiply(0.5)).sum());
    LBFGS lbfgs = new LBFGS(OPTIONS, wells, vector(0.01, -0.02, 0.3, -0.05));
    assertNeverRises(run(lbfgs, 100));
    assertThat(lbfgs.result().toDoubles())
        .containsExactly(new double[] {1, -1, 1, -1}, within(1e-4));
  }

  /** {@code Σ x + x^−½} is not a number for negative x; its minimum is at (½)^⅔. */
  @Test
  void trialsThatAreNotANumberAreTakenBack() {
    Objective half = Functions.of(x -> x.add(x.power(-0.5)).sum());
    List<Double> seen = new ArrayList<>();
    LBFGS lbfgs = new LBFGS(OPTIONS, recorded(half, seen), vector(40, 3, 0.1));
    assertNeverRises(run(lbfgs, 150));
    double minimum = Math.pow(0.5, 2.0 / 3);
    assertThat(seen).as("a trial that is not a number").contains(Double.NaN);
    assertThat(lbfgs.result().toDoubles())
        .containsExactly(new double[] {minimum, minimum, minimum}, within(1e-3));
  }

  @Test
  void startIsNotModified() {
    Tensor start = vector(-1.2, 1);
    LBFGS lbfgs = new LBFGS(OPTIONS, rosenbrock(), start);
    run(lbfgs, 20);
    assertThat(start.toDoubles()).containsExactly(-1.2, 1);
  }

  /** A gradient of 1 in every place but one, where it is 100,000: an antenna before a flat sky. */
  @Test
  void firstStepIsNoLongerWhereTheGradientPeaks() {
    double[] slopes = new double[10_000];
    Arrays.fill(slopes, 1);
    slopes[5] = 1e5;
    Tensor steep = vector(slopes);
    Objective objective = Functions.of(x -> x.multiply(steep).add(x.square().multiply(0.5)).sum());
    LBFGS lbfgs = new LBFGS(OPTIONS, objective, steep.zeros());
    lbfgs.step(2);
    double[] moved = lbfgs.result().toDoubles();
    assertThat(moved[5]).isEqualTo(-0.05);
    assertThat(moved[0]).isBetween(-0.05, -1e-6);
  }
}
