package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.impasto.paint.optim.Functions.quadratic;
import static org.impasto.paint.optim.Functions.reason;
import static org.impasto.paint.optim.Functions.recorded;
import static org.impasto.paint.optim.Functions.rosenbrock;
import static org.impasto.paint.optim.Functions.run;
import static org.impasto.paint.optim.Functions.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What L-BFGS spends, when it stops, and what it does about a history that misleads it. */
@ExtendWith(InScope.class)
final class LbfgsStopTest {
  private static final LbfgsOptions OPTIONS = new LbfgsOptions(LineSearch.STRONG_WOLFE, 10, 0, 0);

  @Test
  void evaluationsAreSpentExactlyAndNoMore() {
    for (int budget : IntStream.rangeClosed(1, 30).toArray()) {
      List<Double> seen = new ArrayList<>();
      LBFGS lbfgs = new LBFGS(OPTIONS, recorded(rosenbrock(), seen), vector(-1.2, 1, 0.5));
      while (lbfgs.evaluations() < budget) {
        int before = seen.size();
        int allowed = budget - lbfgs.evaluations();
        assertThat(lbfgs.step(allowed)).isEmpty();
        assertThat(seen.size() - before).isBetween(1, allowed);
      }
      assertThat(seen).hasSize(budget);
      assertThat(lbfgs.evaluations()).isEqualTo(budget);
    }
  }

  @Test
  void runningOutOfEvaluationsInASearchIsNotAFailedSearch() {
    LBFGS lbfgs = new LBFGS(OPTIONS, quadratic(vector(1e6)), vector(0.001));
    assertThat(lbfgs.step(2)).isEmpty();
    assertThat(lbfgs.evaluations()).isEqualTo(2);
    assertThat(lbfgs.result().item()).isEqualTo(0.001);
    run(lbfgs, 20);
    assertThat(lbfgs.loss()).isLessThan(1e-3);
  }

  @Test
  void zeroGradientIsConverged() {
    LBFGS lbfgs = new LBFGS(OPTIONS, quadratic(vector(1, 2)), vector(0, 0));
    assertThat(lbfgs.step(5)).contains(StopReason.CONVERGED);
    assertThat(lbfgs.evaluations()).isEqualTo(1);
    assertThat(lbfgs.loss()).isZero();
  }

  @Test
  void flatEndOfThePrecisionIsToldApartFromSpentEvaluations() {
    LBFGS lbfgs = new LBFGS(OPTIONS, rosenbrock(), vector(-1.2, 1).to(Precision.FP32));
    assertThat(reason(lbfgs, 2000)).isIn(StopReason.CONVERGED, StopReason.LINE_SEARCH_FAILED);
    assertThat(lbfgs.loss()).isLessThan(1e-9);
  }

  @Test
  void gradientThatPointsTheWrongWayFailsTheSearchAndKeepsTheBestPoint() {
    List<Double> seen = new ArrayList<>();
    Objective honest = rosenbrock();
    Objective lying =
        point -> {
          Evaluation e = honest.evaluate(point);
          seen.add(e.loss());
          return seen.size() <= 12 ? e : new Evaluation(e.loss(), e.gradient().multiply(-1));
        };
    LBFGS lbfgs = new LBFGS(OPTIONS, lying, vector(-1.2, 1));
    assertThat(reason(lbfgs, 400)).isEqualTo(StopReason.LINE_SEARCH_FAILED);
    assertThat(lbfgs.loss()).isLessThanOrEqualTo(seen.get(11)).isLessThan(seen.get(0));
    assertThat(honest.evaluate(lbfgs.result()).loss()).isEqualTo(lbfgs.loss());
  }

  @Test
  void historyThatLeadsUphillIsDropped() {
    LBFGS first = new LBFGS(OPTIONS, rosenbrock(), vector(-1.2, 1));
    run(first, 15);
    OptimizerState state = Functions.copy(first.state());
    Tensor gradient = state.tensor("gradient");
    double squared = gradient.dot(gradient);
    state.tensor("step0").multiplyInPlace(0).addInPlace(gradient, 1);
    state.tensor("change0").multiplyInPlace(0).addInPlace(gradient, -1);
    Map<String, Double> numbers = new HashMap<>(state.numbers());
    numbers.put("pairs", 1.0);
    numbers.put("inverseProduct0", -1 / squared); // curvature −1 along the gradient
    LBFGS poisoned =
        LBFGS.resume(OPTIONS, rosenbrock(), new OptimizerState(state.tensors(), numbers));
    double before = poisoned.loss();
    Optional<StopReason> stopped = poisoned.step(50);
    assertThat(stopped).isEmpty();
    assertThat(poisoned.loss()).isLessThan(before);
  }
}
