package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DistillOptionsTest {
  private static DistillOptions options(int size, int batch, int steps, double rate) {
    return options(size, batch, steps, rate, 0.5);
  }

  private static DistillOptions options(
      int size, int batch, int steps, double rate, double mosaics) {
    DistillOptions d = DistillOptions.DEFAULTS;
    return new DistillOptions(
        size, batch, steps, rate, 1, 1, 0.9, mosaics, d.visited(), d.seed(), d.compute());
  }

  @Test
  void theLearningRateFallsFromAllToNothing() {
    DistillOptions options = options(64, 1, 100, 1e-3);
    assertThat(options.decay(0)).isEqualTo(1);
    assertThat(options.decay(50)).isCloseTo(0.5, within(1e-12));
    assertThat(options.decay(100)).isCloseTo(0, within(1e-12));
  }

  @Test
  void valuesOutsideTheirRangesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(100, 1, 1, 1))
        .withMessageContaining("size is 100")
        .withMessageContaining("multiple of 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(64, 0, 1, 1))
        .withMessageContaining("batch is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(64, 1, 0, 1))
        .withMessageContaining("steps is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(64, 1, 1, -1))
        .withMessageContaining("learning rate is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(64, 1, 1, 1, 1.5))
        .withMessageContaining("share of mosaics is 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VisitedOptions(1, 1, 1, 1, 1))
        .withMessageContaining("share of painted pictures is 1");
  }

  @Test
  void paintedPicturesAreCountedAsTheyComeDue() {
    VisitedOptions visited = new VisitedOptions(10, 7, 3, 0.3, 20);
    int painted = 0;
    for (int step = 0; step < 60; step++) {
      assertThat(visited.paintedBefore(step)).as("before step %d", step).isEqualTo(painted);
      if (visited.isDue(step)) {
        painted += 3;
      }
    }
    assertThat(painted).isEqualTo(24);
    assertThat(new VisitedOptions(10, 7, 0, 0.3, 20).isDue(10)).isFalse();
  }
}
