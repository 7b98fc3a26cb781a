package org.impasto.paint.loss;

import static org.impasto.paint.loss.FiniteDifferences.random;
import static org.impasto.paint.loss.FiniteDifferences.verify;

import java.util.List;
import java.util.stream.Stream;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss has the gradient that its values say it has, in float64. */
final class GradientTest {
  private static final long IMAGE_PIXELS = 480;

  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.open();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void contentLossHasItsGradient(Reduction reduction) {
    ContentLoss loss = new ContentLoss(reduction, random(1, 1, 4, 5, 6));
    verify(loss::of, random(2, 1, 4, 5, 6));
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
  }

  @ParameterizedTest
  @EnumSource(TotalVariation.class)
  void totalVariationHasItsGradient(TotalVariation form) {
    verify(form::of, random(3, 2, 3, 6, 5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG19_NORMALIZED", "SQUEEZENET1_1"})
  void wholeLossHasItsGradientThroughANetwork(Network name) throws Exception {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    PerceptualLoss loss = loss(name, gram);
    verify(x -> loss.of(x).total(), SyntheticNetworks.noise(3, 20, 24));
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
