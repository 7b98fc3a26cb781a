package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.loss.FiniteDifferences.random;

import java.util.stream.Stream;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Distances between contents and between textures. */
@ExtendWith(InScope.class)
final class StyleLossTest {
  private static final StyleDistance WASSERSTEIN = new StyleDistance.Wasserstein();
  private static final double RIDGE = 1e-4;

  static Stream<StyleDistance> distances() {
    Stream<StyleDistance> grams =
        Stream.of(Reduction.values())
            .map(reduction -> new StyleDistance.Gram(GramDivisor.POSITIONS, reduction));
    return Stream.concat(grams, Stream.of(WASSERSTEIN));
  }

  private static double distance(StyleDistance distance, Tensor image, Tensor style) {
    return StyleLoss.toward(distance, StyleLoss.statistics(distance, style, 99))
        .of(image, 99)
        .item();
  }

  @ParameterizedTest
  @MethodSource("distances")
  void distanceIsZeroAtTheStyleAndMoreElsewhere(StyleDistance distance) {
    Tensor style = random(1, 1, 4, 5, 6);
    assertThat(distance(distance, style, style)).isCloseTo(0, within(1e-12));
    assertThat(distance(distance, random(2, 1, 4, 5, 6).multiply(2), style)).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @MethodSource("distances")
  void distanceIsZeroAtTheStyleInSinglePrecisionToo(StyleDistance distance) {
    Tensor style = random(1, 1, 32, 16, 16).to(Precision.FP32);
    assertThat(distance(distance, style, style)).isCloseTo(0, within(1e-5));
  }

  @ParameterizedTest
  @MethodSource("distances")
  void placeOfATextureDoesNotMatter(StyleDistance distance) {
    Tensor style = random(1, 1, 4, 5, 6);
    assertThat(distance(distance, style.transpose(), style)).isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("distances")
  void halfAndHalfOfTwoStylesIsWhatBothHaveSideBySide(StyleDistance distance) {
    Tensor one = random(1, 1, 4, 5, 6);
    Tensor two = random(2, 1, 4, 5, 6).multiply(3);
    Tensor mix =
        StyleLoss.statistics(distance, one, 99)
            .add(StyleLoss.statistics(distance, two, 99))
            .multiply(0.5);
    StyleLoss loss = StyleLoss.toward(distance, mix);
    assertThat(loss.of(one.concatenate(two, 3), 99).item()).isCloseTo(0, within(1e-12));
  }

  /** Two uncorrelated channels with these deviations and means, at four positions. */
  private static Tensor uncorrelated(double sigma0, double sigma1, double mean0, double mean1) {
    double[] values = {
      mean0 + sigma0,
      mean0 + sigma0,
      mean0 - sigma0,
      mean0 - sigma0,
      mean1 + sigma1,
      mean1 - sigma1,
      mean1 + sigma1,
      mean1 - sigma1
    };
    return Tensor.of(values, 1, 2, 2, 2);
  }

  private static double part(double sigma, double target) {
    double a = Math.sqrt(sigma * sigma + RIDGE);
    double b = Math.sqrt(target * target + RIDGE);
    return (a - b) * (a - b);
  }

  @Test
  void wassersteinDistanceOfUncorrelatedChannelsIsThatOfTheirMeansAndDeviations() {
    Tensor image = uncorrelated(2, 0.5, 1, -1);
    Tensor style = uncorrelated(1, 3, 0.25, 1);
    double means = (0.75 * 0.75 + 2 * 2) / 2;
    double expected = means + (part(2, 1) + part(0.5, 3)) / 2;
    assertThat(distance(WASSERSTEIN, image, style)).isCloseTo(expected, within(1e-12));
    assertThat(distance(WASSERSTEIN, style, image)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void wassersteinDistanceIsSymmetricForCorrelatedChannels() {
    Tensor one = random(1, 1, 5, 4, 6);
    Tensor two = random(2, 1, 5, 4, 6).square().multiply(2);
    assertThat(distance(WASSERSTEIN, one, two))
        .isCloseTo(distance(WASSERSTEIN, two, one), within(1e-12));
  }

  @Test
  void wassersteinDistanceOfDeadChannelsIsFinite() {
    Tensor dead = random(1, 1, 8, 4, 4).multiply(0).to(Precision.FP32);
    Tensor variable = dead.withGradient();
    Tensor style = random(1, 1, 8, 4, 4).to(Precision.FP32);
    StyleLoss loss = StyleLoss.toward(WASSERSTEIN, StyleLoss.statistics(WASSERSTEIN, style, 99));
    Tensor value = loss.of(variable, 99);
    assertThat(value.item()).isPositive().isFinite();
    assertThat(value.gradient(variable).absoluteSum()).isPositive().isFinite();
  }

  @Test
  void wassersteinDistanceRefusesABatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StyleLoss.statistics(WASSERSTEIN, random(1, 2, 4, 4, 4), 99))
        .withMessageContaining("batch is 2");
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void contentLossIsZeroAtItsTarget(Reduction reduction) {
    Tensor target = random(1, 1, 4, 5, 6);
    assertThat(new ContentLoss(reduction, target).of(target).item()).isZero();
  }

  @Test
  void reductionsOfAKnownDifference() {
    Tensor target = Tensor.of(new double[] {3, 4}, 1, 2, 1, 1);
    Tensor actual = Tensor.of(new double[] {4, 6}, 1, 2, 1, 1);
    assertThat(Reduction.SUM.distance(actual, target).item()).isEqualTo(5);
    assertThat(Reduction.MEAN.distance(actual, target).item()).isEqualTo(2.5);
    assertThat(Reduction.RELATIVE.distance(actual, target).item())
        .isCloseTo(5.0 / 25, within(1e-12));
  }

  @Test
  void relativeReductionIsOneForZerosAndDoesNotKnowTheScale() {
    Tensor target = random(1, 1, 4, 5, 6);
    Tensor actual = random(2, 1, 4, 5, 6);
    double distance = Reduction.RELATIVE.distance(actual, target).item();
    assertThat(Reduction.RELATIVE.distance(target.zeros(), target).item())
        .isCloseTo(1, within(1e-9));
    assertThat(Reduction.RELATIVE.distance(actual.multiply(500), target.multiply(500)).item())
        .isCloseTo(distance, within(1e-9));
    assertThat(Reduction.RELATIVE.distance(actual, target.zeros()).item()).isFinite();
  }
}
