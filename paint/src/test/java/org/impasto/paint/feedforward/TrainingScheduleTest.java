package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingScheduleTest {
  private static TrainingSchedule contentFirst(double part) {
    return new TrainingSchedule(100, 0, 1e-3, 0.1, 0.9, part, TrainingOptimizer.ADAM);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.01", "0.1, 0.1", "0.15, 0.31623", "0.2, 1", "0.9, 1"})
  void theStyleCountsTenfoldAfterEachHalfOfTheFirstPart(double fraction, double part) {
    assertThat(contentFirst(0.2).stylePart(fraction)).isCloseTo(part, within(1e-5));
  }

  @Test
  void withoutAFirstPartTheStyleCountsFromTheBeginning() {
    assertThat(contentFirst(0).stylePart(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void aFirstPartThatIsNoPartIsRefused(double part) {
    assertThatThrownBy(() -> contentFirst(part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("content first is " + part)
        .hasMessageContaining("less than 1");
  }
}
