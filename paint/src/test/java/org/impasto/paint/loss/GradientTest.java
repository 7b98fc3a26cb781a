package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.impasto.paint.loss.FiniteDifferences.random;
import static org.impasto.paint.loss.FiniteDifferences.verify;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.Region;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every loss has the gradient that its values say it has, in float64. */
@ExtendWith(InScope.class)
final class GradientTest {
  private static final long IMAGE_PIXELS = 480;

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void contentLossHasItsGradient(Reduction reduction) {
    ContentLoss loss = new ContentLoss(reduction, random(1, 1, 4, 5, 6));
    Tensor image = random(2, 1, 4, 5, 6);
    verify(loss::of, image);
    verifySlope(loss.slope(image, Region.of(image), 3), loss::of, image, 1e-12);
  }

  static Stream<Arguments> divisorsAndReductions() {
    return Stream.of(GramDivisor.values())
        .flatMap(d -> Stream.of(Reduction.values()).map(r -> Arguments.of(d, r)));
  }

  @ParameterizedTest
  @MethodSource("divisorsAndReductions")
  void gramLossHasItsGradient(GramDivisor divisor, Reduction reduction) {
    StyleDistance distance = new StyleDistance.Gram(divisor, reduction);
    verifyStyle(distance, random(1, 1, 4, 7, 3), random(2, 1, 4, 5, 6));
  }

  @Test
  void wassersteinLossHasItsGradient() {
    verifyStyle(new StyleDistance.Wasserstein(), random(1, 1, 4, 7, 3), random(2, 1, 4, 5, 6));
  }

  /** As at deep layers of small images, where covariances have hardly any rank. */
  @Test
  void wassersteinLossHasItsGradientWithFewerPositionsThanChannels() {
    verifyStyle(new StyleDistance.Wasserstein(), random(1, 1, 9, 2, 2), random(2, 1, 9, 2, 3));
  }

  private static void verifyStyle(StyleDistance distance, Tensor style, Tensor image) {
    StyleLoss loss =
        StyleLoss.toward(distance, StyleLoss.statistics(distance, style, IMAGE_PIXELS / 2));
    verify(x -> loss.of(x, IMAGE_PIXELS), image);
    verifySlope(slope(loss, image, IMAGE_PIXELS), x -> loss.of(x, IMAGE_PIXELS), image, 1e-12);
  }

  /** At weight 3, by the formulae that painting goes by. */
  private static Slope slope(StyleLoss loss, Tensor activations, long imagePixels) {
    StyleSums sums = StyleSums.of(loss.distance(), activations);
    Slope ofSums = sums.slope(loss, imagePixels, 3);
    return new Slope(ofSums.value(), sums.back(ofSums.gradient(), activations));
  }

  /** A slope at weight 3 is that of three times the function. */
  private static void verifySlope(
      Slope slope, UnaryOperator<Tensor> function, Tensor image, double tolerance) {
    Slope expected = Slope.of(image, function);
    assertThat(slope.value()).isCloseTo(3 * expected.value(), withinPercentage(100 * tolerance));
    Tensor difference = slope.gradient().subtract(expected.gradient().multiply(3));
    assertThat(difference.absoluteSum())
        .isLessThan(3 * tolerance * expected.gradient().absoluteSum());
  }

  /** The channels of every network there is, and more, at few positions and at many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 24, 40, 48, 64, 112, 128, 144, 192, 256, 384, 496, 512})
  void gramLossHasTheSameGradientByTheFastPath(int channels) {
    StyleDistance distance = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    for (long side : new long[] {1, 2, 7, 33}) {
      Tensor style = random(1, 1, channels, 9, 5).to(Precision.FP32);
      Tensor image = random(2, 1, channels, side, side + 2).to(Precision.FP32).channelsLast();
      StyleLoss loss = StyleLoss.toward(distance, StyleLoss.statistics(distance, style, 1));
      verifySlope(slope(loss, image, 1), x -> loss.of(x, 1), image, 1e-4);
      Tensor rough = image.to(Precision.BF16);
      Slope slope = slope(loss, rough, 1);
      Tensor rounded = rough.to(Precision.FP32);
      Slope exact = slope(loss, rounded, 1);
      assertThat(slope.value()).isEqualTo(exact.value());
      verifySlope(slope, x -> loss.of(x, 1), rounded, 0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(TotalVariation.class)
  void totalVariationHasItsGradient(TotalVariation form) {
    Tensor images = random(3, 2, 3, 6, 5);
    verify(form::of, images);
    Slope slope = form.slope(images);
    Slope thrice = new Slope(3 * slope.value(), slope.gradient().multiply(3));
    verifySlope(thrice, form::of, images, 1e-12);
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG19_NORMALIZED", "SQUEEZENET1_1"})
  void wholeLossHasItsGradientThroughANetwork(Network name) throws Exception {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    PerceptualLoss loss = loss(name, gram);
    Tensor image = SyntheticNetworks.noise(3, 20, 24);
    verify(x -> loss.of(x).total(), image);
    verifyAt(loss, image, 1);
    verifyAt(loss, image, 0.25);
  }

  /** With only a part of the style's weight in the gradient; the terms have the whole one. */
  private static void verifyAt(PerceptualLoss loss, Tensor image, double part) {
    LossGradient found = loss.at(image, part);
    Tensor variable = image.withGradient();
    LossTerms terms = loss.of(variable);
    assertThat(found.values().total()).isCloseTo(terms.values().total(), withinPercentage(1e-9));
    assertThat(found.values().style()).isCloseTo(terms.values().style(), withinPercentage(1e-9));
    Tensor expected =
        terms
            .content()
            .add(terms.style().multiply(part))
            .add(terms.totalVariation())
            .gradient(variable);
    assertThat(found.gradient().subtract(expected).absoluteSum())
        .isLessThan(1e-9 * expected.absoluteSum());
  }

  /**
   * Covariances of many channels at few positions have eigenvalues so small beside the large ones
   * that the loss is exact to nine digits only.
   */
  @Test
  void wassersteinLossHasItsGradientThroughANetwork() throws Exception {
    PerceptualLoss loss = loss(Network.SQUEEZENET1_1, new StyleDistance.Wasserstein());
    verify(x -> loss.of(x).total(), SyntheticNetworks.noise(3, 20, 24), 1e-5, 1e-3);
  }

  private static PerceptualLoss loss(Network name, StyleDistance distance) throws Exception {
    FeatureNetwork network = SyntheticNetworks.asTrained(name, Precision.FP64);
    String shallow = network.layers().get(0).name();
    String deep = network.layers().get(4).name();
    LossWeights weights =
        new LossWeights(
            new ContentTerm(2, LayerWeight.each(1, deep), Reduction.RELATIVE),
            new StyleTerm(0.1, LayerWeight.each(1, shallow, deep), distance),
            new TotalVariationTerm(1, TotalVariation.NINE_POINT, 1));
    return PerceptualLoss.toward(
        network,
        weights,
        SyntheticNetworks.noise(1, 20, 24),
        List.of(new PerceptualLoss.Style(SyntheticNetworks.noise(2, 28, 18), 1)));
  }
}
