package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.impasto.paint.optim.Functions.rosenbrock;

import java.util.Map;
import java.util.stream.Stream;
import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An optimizer that was stopped and resumed gives the same bits as one that was not. */
@ExtendWith(InScope.class)
final class OptimizerResumeTest {
  static Stream<OptimizerOptions> options() {
    return Stream.of(
        new LbfgsOptions(LineSearch.STRONG_WOLFE, 4, 0, 0),
        new LbfgsOptions(LineSearch.STRONG_WOLFE, 4, 9, 0),
        new LbfgsOptions(LineSearch.FIXED_STEP, 4, 0, 0),
        new LbfgsOptions(LineSearch.STRONG_WOLFE, 4, 0, 0, true),
        new AdamOptions(0.02, 0.9, 0.99, 1e-8, 0, true),
        new AdamOptions(0.02, 0.9, 0.99, 1e-8, 0.9, false));
  }

  private static Tensor start() {
    return Tensor.of(new float[] {0.9f, 0.2f, 0.7f, 0.4f, 0.1f, 0.6f}, 6);
  }

  private static void steps(Optimizer optimizer, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(optimizer.step(20)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void resumedRunIsTheSameBitForBit(OptimizerOptions options) {
    for (int before : new int[] {0, 1, 2, 7}) {
      Optimizer whole = Optimizer.of(options, rosenbrock(), start());
      steps(whole, before);
      OptimizerState saved = Functions.copy(whole.state());
      float[] there = whole.result().toFloats();
      steps(whole, 6);
      Optimizer resumed = Optimizer.resume(options, rosenbrock(), saved);
      assertThat(resumed.result().toFloats()).as("result after %d steps", before).isEqualTo(there);
      steps(resumed, 6);
      assertThat(resumed.evaluations()).isEqualTo(whole.evaluations());
      assertThat(resumed.result().toFloats())
          .as("interrupted after %d steps", before)
          .isEqualTo(whole.result().toFloats());
      assertThat(resumed.state().numbers()).isEqualTo(whole.state().numbers());
    }
  }

  /** But those that start over at a given evaluation, which another one in between moves. */
  static Stream<OptimizerOptions> withoutRestarts() {
    return options().filter(each -> !(each instanceof LbfgsOptions of && of.restartEvery() > 0));
  }

  @ParameterizedTest
  @MethodSource("withoutRestarts")
  void towardAnotherObjectiveItGoesOnWithAllItsExperience(OptimizerOptions options) {
    Optimizer whole = Optimizer.of(options, rosenbrock(), start());
    Optimizer first = Optimizer.of(options, rosenbrock(), start());
    steps(whole, 5);
    steps(first, 5);
    int spent = first.evaluations();
    Optimizer same = first.toward(rosenbrock());
    assertThat(same.evaluations()).isEqualTo(spent);
    assertThat(same.result().toFloats()).isEqualTo(whole.result().toFloats());
    steps(whole, 4);
    steps(same, 4);
    assertThat(same.result().toFloats()).isEqualTo(whole.result().toFloats());
  }

  @ParameterizedTest
  @MethodSource("options")
  void sameStartGivesTheSameBits(OptimizerOptions options) {
    Optimizer one = Optimizer.of(options, rosenbrock(), start());
    Optimizer two = Optimizer.of(options, rosenbrock(), start());
    steps(one, 5);
    steps(two, 5);
    assertThat(two.result().toFloats()).isEqualTo(one.result().toFloats());
  }

  @Test
  void precisionOfTheStartIsThatOfTheResult() {
    for (OptimizerOptions options : options().toList()) {
      Optimizer optimizer = Optimizer.of(options, rosenbrock(), start().to(Precision.FP64));
      steps(optimizer, 3);
      assertThat(optimizer.result().precision()).isEqualTo(Precision.FP64);
    }
  }

  @Test
  void stateOfAnotherOptimizerIsRefused() {
    Optimizer lbfgs = Optimizer.of(LbfgsOptions.DEFAULTS, rosenbrock(), start());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.resume(AdamOptions.DEFAULTS, rosenbrock(), lbfgs.state()))
        .withMessage("optimizer state has no array 'first'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Optimizer.resume(
                    LbfgsOptions.DEFAULTS,
                    rosenbrock(),
                    new OptimizerState(Map.of("point", start()), Map.of())))
        .withMessageContaining("optimizer state has no number");
  }
}
