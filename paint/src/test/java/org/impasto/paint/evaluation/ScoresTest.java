package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.impasto.paint.features.Network;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static Scores scores(double ssim, OptionalDouble lpips, double style) {
    LayerScore layer =
        new LayerScore(Network.SQUEEZENET1_1, "relu1", style, 1 - style, OptionalDouble.of(style));
    return new Scores(ssim, lpips, OptionalDouble.empty(), List.of(layer));
  }

  @Test
  void mediansAreTakenOfEachNumberByItself() {
    Scores medians =
        Scores.medians(
            List.of(
                scores(0.1, OptionalDouble.of(0.9), 0.3),
                scores(0.5, OptionalDouble.of(0.8), 0.1),
                scores(0.2, OptionalDouble.empty(), 0.2)));
    assertThat(medians.ssim()).isEqualTo(0.2);
    assertThat(medians.lpips().orElseThrow()).isCloseTo(0.85, within(1e-12));
    assertThat(medians.closure()).isEmpty();
    assertThat(medians.layers().get(0).style()).isEqualTo(0.2);
    assertThat(medians.layers().get(0).content()).isEqualTo(0.8);
    assertThat(medians.layers().get(0).closure()).hasValue(0.2);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalArgumentException().isThrownBy(() -> Scores.medians(List.of()));
  }

  @Test
  void closureIsCappedAboveAndAbsentWhereNothingIsToBeGained() {
    assertThat(Closure.of(0.8, 0.5, 0.2).orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(Closure.of(0.8, 0.1, 0.2)).hasValue(1);
    assertThat(Closure.of(0.8, 1.4, 0.2).orElseThrow()).isCloseTo(-1, within(1e-12));
    assertThat(Closure.of(0.2, 0.1, 0.2)).isEmpty();
  }
}
