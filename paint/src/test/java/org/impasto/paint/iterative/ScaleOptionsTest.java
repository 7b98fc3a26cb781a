package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleOptionsTest {
  private static final ScaleOptions OPTIONS = new ScaleOptions(512, 0, 128, 1000, 0.5);

  private static List<String> sizes(ScaleOptions options, int width, int height) {
    return options.scales(width, height).stream().map(Scale::toString).toList();
  }

  @Test
  void scalesGoFromTheSmallestUpInStepsOfTheRootOfTwo() {
    assertThat(sizes(OPTIONS, 1024, 1024))
        .containsExactly("128×128", "181×181", "256×256", "362×362", "512×512");
  }

  @Test
  void firstScaleGetsAllEvaluationsAndLaterOnesTheirShare() {
    assertThat(OPTIONS.scales(800, 600).stream().map(Scale::evaluations))
        .containsExactly(1000, 500, 500, 500, 500);
  }

  @Test
  void longerSideDecidesAndProportionsStay() {
    assertThat(sizes(OPTIONS.withCount(1), 300, 600)).containsExactly("256×512");
    assertThat(sizes(OPTIONS.withCount(2), 600, 300)).containsExactly("362×181", "512×256");
  }

  @Test
  void zeroIsThePicturesOwnSize() {
    assertThat(sizes(OPTIONS.withSize(0).withCount(1), 123, 45)).containsExactly("123×45");
  }

  @Test
  void panoramaHasNoScaleThinnerThanLayersCanSee() {
    assertThat(sizes(OPTIONS, 2048, 200)).containsExactly("362×35", "512×50");
    assertThat(sizes(OPTIONS, 2048, 20)).containsExactly("512×5");
  }

  @Test
  void pictureSmallerThanTheSmallestScaleIsPaintedAtOneScale() {
    assertThat(sizes(OPTIONS.withSize(100), 100, 80)).containsExactly("100×80");
  }

  @ParameterizedTest
  @CsvSource({
    "15, 0, 128, 10, 0.5, size is 15",
    "-1, 0, 128, 10, 0.5, size is -1",
    "512, -1, 128, 10, 0.5, number of scales is -1",
    "512, 21, 128, 10, 0.5, number of scales is 21",
    "512, 0, 8, 10, 0.5, smallest scale is 8",
    "512, 0, 128, 0, 0.5, number of iterations is 0",
    "512, 0, 128, 10, 0, share of later scales is 0.0",
    "512, 0, 128, 10, 1.5, share of later scales is 1.5"
  })
  void valueOutsideItsRangeIsNamed(
      int size, int count, int smallest, int evaluations, double share, String message) {
    assertThatThrownBy(() -> new ScaleOptions(size, count, smallest, evaluations, share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
