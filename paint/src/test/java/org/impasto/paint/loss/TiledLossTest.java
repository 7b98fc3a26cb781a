package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.loss.PerceptualLoss.Style;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss in tiles, beside that of whole images. */
@ExtendWith(InScope.class)
final class TiledLossTest {
  private static final int TILE = 64;

  private FeatureNetwork network;
  private Tensor content;
  private Tensor image;
  private List<Style> styles;

  @BeforeEach
  void open() throws Exception {
    network = SyntheticNetworks.asTrained(Network.SQUEEZENET1_1, Precision.FP64);
    content = SyntheticNetworks.noise(1, 131, 150);
    image = SyntheticNetworks.noise(3, 131, 150);
    styles =
        List.of(
            new Style(SyntheticNetworks.noise(2, 90, 140).square(), 0.4),
            new Style(SyntheticNetworks.noise(4, 40, 50).multiply(0.5), 0.6));
  }

  private static Stream<StyleDistance> distances() {
    Stream<StyleDistance> grams =
        Stream.of(GramDivisor.values())
            .map(divisor -> new StyleDistance.Gram(divisor, Reduction.SUM));
    return Stream.concat(
        grams,
        Stream.of(
            new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE),
            new StyleDistance.Wasserstein()));
  }

  private PerceptualLoss loss(StyleDistance distance, Reduction reduction, int tileSide) {
    LossWeights weights =
        new LossWeights(
            new ContentTerm(2, LayerWeight.parse("relu1,fire5:3"), reduction),
            new StyleTerm(0.5, LayerWeight.parse("relu1,fire2:2,fire7"), distance),
            new TotalVariationTerm(0.1, TotalVariation.SQUARED, 1));
    return PerceptualLoss.toward(network, weights, content, styles, tileSide);
  }

  private void assertSame(PerceptualLoss tiled, PerceptualLoss whole, double partOfStyle) {
    LossGradient found = tiled.at(image, partOfStyle);
    LossGradient expected = whole.at(image, partOfStyle);
    assertThat(found.values().content())
        .isCloseTo(expected.values().content(), withinPercentage(1e-8));
    assertThat(found.values().style()).isCloseTo(expected.values().style(), withinPercentage(1e-8));
    assertThat(found.values().total()).isCloseTo(expected.values().total(), withinPercentage(1e-8));
    assertThat(found.gradient().subtract(expected.gradient()).absoluteSum())
        .isLessThan(1e-8 * expected.gradient().absoluteSum());
  }

  @ParameterizedTest
  @MethodSource("distances")
  void isThatOfTheWholeImage(StyleDistance distance) {
    for (Reduction reduction : Reduction.values()) {
      assertSame(loss(distance, reduction, TILE), loss(distance, reduction, 0), 1);
    }
  }

  @Test
  void aPartOfTheStyleCountsInTheGradientAlone() {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.MEAN);
    assertSame(loss(gram, Reduction.MEAN, TILE), loss(gram, Reduction.MEAN, 0), 0.25);
  }

  @Test
  void theNextEvaluationForgetsTheOneBefore() {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    PerceptualLoss loss = loss(gram, Reduction.RELATIVE, TILE);
    double first = loss.at(image).values().total();
    assertThat(loss.at(content).values().content()).isLessThan(1e-12);
    assertThat(loss.at(image).values().total()).isEqualTo(first);
  }

  @Test
  void itsTermsCanStillBeDifferentiatedWhole() {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    double whole = loss(gram, Reduction.MEAN, 0).of(image).values().total();
    assertThat(loss(gram, Reduction.MEAN, TILE).of(image).values().total())
        .isCloseTo(whole, withinPercentage(1e-8));
  }

  @Test
  void anotherContentIsLookedAtInTilesToo() {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    PerceptualLoss toward = loss(gram, Reduction.RELATIVE, TILE).withContent(image);
    assertThat(toward.at(image).values().content()).isLessThan(1e-12);
    assertSame(toward, loss(gram, Reduction.RELATIVE, 0).withContent(image), 1);
  }

  @Test
  void anImageOfAnotherSizeThanTheContentIsRefused() {
    StyleDistance gram = new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);
    PerceptualLoss loss = loss(gram, Reduction.RELATIVE, TILE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.at(SyntheticNetworks.noise(1, 131, 170)))
        .withMessageContaining("170×131 px")
        .withMessageContaining("150×131 px");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.at(SyntheticNetworks.noise(1, 100, 150)));
  }
}
