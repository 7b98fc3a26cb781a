package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parts of a run are in float32. */
class StageTest {
  private static List<Scale> scales(int count, int evaluations) {
    return new ScaleOptions(256, count, 16, evaluations, 1).scales(256, 256);
  }

  private static List<String> told(List<Stage> stages) {
    return stages.stream()
        .map(
            stage ->
                "%d %s %d-%d"
                    .formatted(
                        stage.number(),
                        stage.exact() ? "fp32" : "fast",
                        stage.from(),
                        stage.until()))
        .toList();
  }

  @Test
  void theFirstSizeAndTheLastTenthOfTheLastAreExact() {
    assertThat(told(Stage.exactAtEnds(scales(4, 70))))
        .containsExactly(
            "1 fp32 0-70", "2 fast 0-70", "3 fast 0-70", "4 fast 0-63", "4 fp32 63-70");
  }

  @Test
  void ofTwoSizesBothAreExact() {
    assertThat(Stage.exactAtEnds(scales(2, 70))).isEqualTo(Stage.plain(scales(2, 70)));
  }

  /** A part begins with an evaluation that takes no step. */
  @ParameterizedTest
  @CsvSource({"1, 3", "2, 3", "10, 3", "11, 4"})
  void theLastSizeHasTwoPartsOnlyIfEachTakesAStep(int evaluations, int stages) {
    assertThat(Stage.exactAtEnds(scales(3, evaluations))).hasSize(stages);
  }
}
