package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CropBatchTest {
  @ParameterizedTest
  @CsvSource({"256, 0, 128", "256, 0.69, 128", "256, 0.7, 256", "256, 1, 256", "76, 0, 40"})
  void cropsHaveHalfTheSizeAtFirst(int size, double fraction, int expected) {
    assertThat(new CropBatch(size, 1, 0.4, 1, 0.7, false).size(fraction)).isEqualTo(expected);
  }

  @Test
  void withoutAFirstPartAllCropsAreLarge() {
    assertThat(new CropBatch(256, 1, 0.4, 1, 0, false).size(0)).isEqualTo(256);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 1, Double.NaN})
  void aFirstPartThatIsNoPartIsRefused(double part) {
    assertThatThrownBy(() -> new CropBatch(256, 1, 0.4, 1, part, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("small crops first are " + part);
  }
}
