package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.loss.FiniteDifferences.random;

import org.assertj.core.data.Percentage;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InScope.class)
final class TotalVariationTest {
  /** By hand: dx is 1, 2 above and 0, 5 below; dy is 2, 1, 4. */
  @ParameterizedTest
  @CsvSource({
    "SQUARED, 5", // ½ ((1 + 4) + (4 + 1))
    "ABSOLUTE, 15",
    "POWER_1_25, 14.953487812212205", // 2 · 5^1.25
    "NINE_POINT, 6.027777777777778", // ⅔ (30/8 + 21/9) + ⅙ (90/12 + 52/12)
  })
  void imageOfSixPixelsHasTheRoughnessThatItsFormulaGives(TotalVariation form, double expected) {
    Tensor image = Tensor.of(new double[] {0, 1, 3, 2, 2, 7}, 1, 1, 2, 3);
    assertThat(form.of(image).item()).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(TotalVariation.class)
  void constantImageIsSmooth(TotalVariation form) {
    Tensor gray = random(1, 1, 3, 4, 5).multiply(0).add(0.7).withGradient();
    Tensor roughness = form.of(gray);
    assertThat(roughness.item()).isZero();
    assertThat(roughness.gradient(gray).absoluteSum()).isZero();
  }

  @ParameterizedTest
  @EnumSource(TotalVariation.class)
  void singlePixelAndSingleRowHaveAFiniteRoughness(TotalVariation form) {
    assertThat(form.of(random(1, 1, 3, 1, 1)).item()).isZero();
    assertThat(form.of(random(1, 1, 3, 1, 9)).item()).isFinite();
  }

  @ParameterizedTest
  @EnumSource(TotalVariation.class)
  void turningTheImageOverItsDiagonalChangesNothing(TotalVariation form) {
    Tensor image = random(1, 1, 3, 6, 6);
    assertThat(form.of(image.transpose()).item()).isCloseTo(form.of(image).item(), within(1e-12));
  }

  @Test
  void ninePointFormDoesNotGrowWithThePicture() {
    double small = TotalVariation.NINE_POINT.of(random(1, 1, 3, 64, 64)).item();
    double large = TotalVariation.NINE_POINT.of(random(2, 1, 3, 256, 256)).item();
    assertThat(large).isCloseTo(small, Percentage.withPercentage(10));
  }

  @Test
  void ninePointFormSeesACheckerboard() {
    double[] board = new double[64];
    for (int i = 0; i < 64; i++) {
      board[i] = (i + i / 8) % 2;
    }
    Tensor image = Tensor.of(board, 1, 1, 8, 8);
    assertThat(TotalVariation.NINE_POINT.of(image).item()).isGreaterThan(1);
  }

  @Test
  void termRefusesNegativeWeightsAndARangeOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TotalVariationTerm(-1, TotalVariation.SQUARED, 1))
        .withMessage("total variation weight is -1.0; it must be 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TotalVariationTerm(1, TotalVariation.SQUARED, 0))
        .withMessage("range is 0.0; it must be more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TotalVariationTerm(Double.NaN, TotalVariation.SQUARED, 1))
        .withMessageContaining("NaN");
  }
}
