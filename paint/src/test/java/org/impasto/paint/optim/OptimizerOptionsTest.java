package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptimizerOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.9, 0.999, 1e-8, 0, learning rate is 0.0; it must be more than 0",
    "NaN, 0.9, 0.999, 1e-8, 0, learning rate is NaN; it must be more than 0",
    "Infinity, 0.9, 0.999, 1e-8, 0, learning rate is Infinity; it must be more than 0",
    "0.1, 1, 0.999, 1e-8, 0, beta1 is 1.0; it must be 0 or more and less than 1",
    "0.1, 0.9, -0.1, 1e-8, 0, beta2 is -0.1; it must be 0 or more and less than 1",
    "0.1, 0.9, 0.999, 0, 0, epsilon is 0.0; it must be more than 0",
    "0.1, 0.9, 0.999, 1e-8, 1, averaging is 1.0; it must be 0 or more and less than 1",
    "0.1, 0.9, 0.999, 1e-8, NaN, averaging is NaN; it must be 0 or more and less than 1",
  })
  void adamNamesTheValueAndItsRule(
      double rate, double beta1, double beta2, double epsilon, double averaging, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdamOptions(rate, beta1, beta2, epsilon, averaging, true))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, history is 0; it must be 1 or more",
    "10, -1, 0, 'restart interval is -1; it must be 1 or more, or 0 for never'",
    "10, 0, -0.5, smoothing is -0.5; it must be 0 or more",
    "10, 0, NaN, smoothing is NaN; it must be 0 or more",
  })
  void lbfgsNamesTheValueAndItsRule(
      int history, int restartEvery, double smoothing, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LbfgsOptions(LineSearch.STRONG_WOLFE, history, restartEvery, smoothing))
        .withMessage(message);
  }

  @Test
  void longerHistoryNeedsTwoMoreArraysForEachStep() {
    int ten = new LbfgsOptions(LineSearch.STRONG_WOLFE, 10, 0, 0).arrays(100);
    int twelve = new LbfgsOptions(LineSearch.STRONG_WOLFE, 12, 0, 0).arrays(100);
    assertThat(twelve - ten).isEqualTo(4);
    assertThat(new AdamOptions(0.1, 0.9, 0.999, 1e-8, 0.9, true).arrays(100))
        .isGreaterThan(AdamOptions.DEFAULTS.arrays(100));
  }

  @Test
  void halfAHistoryTakesHalfTheMemory() {
    LbfgsOptions full = LbfgsOptions.DEFAULTS;
    LbfgsOptions half = full.withHalfHistory(true);
    assertThat(full.arrays(100) - half.arrays(100)).isEqualTo(full.history() - 1);
    assertThat(half.withHalfHistory(false)).isEqualTo(full);
  }

  @Test
  void ofFewEvaluationsAHistoryIsShort() {
    LbfgsOptions options = new LbfgsOptions(LineSearch.STRONG_WOLFE, 10, 0, 0);
    assertThat(options.arrays(11)).isEqualTo(options.arrays(100));
    assertThat(options.arrays(11) - options.arrays(4)).isEqualTo(2 * (10 - 3));
    assertThat(options.arrays(0)).isEqualTo(options.arrays(1));
  }
}
