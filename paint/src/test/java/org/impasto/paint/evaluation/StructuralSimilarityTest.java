package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;

class StructuralSimilarityTest {
  private static final double C1 = 1e-4;
  private static final double C2 = 9e-4;

  private static Picture gray(int width, int height, double value) {
    float[] rgb = new float[3 * width * height];
    Arrays.fill(rgb, (float) value);
    return Picture.of(width, height, rgb);
  }

  /** One window: {@code left} of its middle column, 0.5 in it, and the opposite right of it. */
  private static Picture edge(double left) {
    float[] rgb = new float[3 * 11 * 11];
    for (int i = 0; i < rgb.length; i++) {
      int side = Integer.signum(i % 11 - 5);
      rgb[i] = (float) (0.5 - side * (left - 0.5));
    }
    return Picture.of(11, 11, rgb);
  }

  @Test
  void equalPicturesHaveOne() {
    assertThat(StructuralSimilarity.of(Waves.CONTENT, Waves.CONTENT)).isCloseTo(1, within(1e-12));
  }

  @Test
  void moreNoiseMeansLess() {
    double little = StructuralSimilarity.of(Waves.CONTENT, Waves.noisy(Waves.CONTENT, 0.02));
    double much = StructuralSimilarity.of(Waves.CONTENT, Waves.noisy(Waves.CONTENT, 0.2));
    assertThat(little).isBetween(0.9, 0.999);
    assertThat(much).isLessThan(little - 0.1);
  }

  @Test
  void orderDoesNotMatter() {
    assertThat(StructuralSimilarity.of(Waves.CONTENT, Waves.RESULT))
        .isCloseTo(StructuralSimilarity.of(Waves.RESULT, Waves.CONTENT), within(1e-12));
  }

  @Test
  void flatPicturesDifferInTheirMeanAlone() {
    double expected = (2 * 0.2 * 0.6 + C1) / (0.2 * 0.2 + 0.6 * 0.6 + C1);
    assertThat(StructuralSimilarity.of(gray(20, 12, 0.2), gray(20, 12, 0.6)))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void edgeAndItsOppositeHaveTheValueComputedByHand() {
    double middle = 0; // 1 / (1 + 2 Σ exp(−k² / 4.5)), the weight of the middle column
    for (int k = -5; k <= 5; k++) {
      middle += Math.exp(-k * k / 4.5);
    }
    double variance = 0.3 * 0.3 * (1 - 1 / middle);
    assertThat(StructuralSimilarity.of(edge(0.2), edge(0.8)))
        .isCloseTo((C2 - 2 * variance) / (C2 + 2 * variance), within(1e-6));
  }

  @Test
  void picturesOfOtherSizesOrSmallerThanAWindowAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuralSimilarity.of(gray(20, 12, 0), gray(12, 20, 0)))
        .withMessageContaining("20×12 and 12×20 px; SSIM needs equal sizes of at least 11×11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StructuralSimilarity.of(gray(20, 10, 0), gray(20, 10, 0)));
  }
}
