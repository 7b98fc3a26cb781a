package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
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
import org.junit.jupiter.params.provider.CsvSource;
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
    return PerceptualLoss.toward(network, weights(distance, reduction), content, styles, tileSide);
  }

  private static LossWeights weights(StyleDistance distance, Reduction reduction) {
    return new LossWeights(
        new ContentTerm(2, LayerWeight.parse("relu1,fire5:3"), reduction),
        new StyleTerm(0.5, LayerWeight.parse("relu1,fire2:2,fire7"), distance),
        new TotalVariationTerm(0.1, TotalVariation.SQUARED, 1));
  }

  private void assertSame(PerceptualLoss tiled, PerceptualLoss whole, double partOfStyle) {
    assertSame(tiled.at(image, partOfStyle), whole.at(image, partOfStyle), 1e-8, 1e-8);
  }

  private static void assertSame(
      LossGradient found, LossGradient expected, double tolerance, double ofGradient) {
    Percentage close = withinPercentage(100 * tolerance);
    assertThat(found.values().content()).isCloseTo(expected.values().content(), close);
    assertThat(found.values().style()).isCloseTo(expected.values().style(), close);
    assertThat(found.values().total()).isCloseTo(expected.values().total(), close);
    assertThat(found.gradient().subtract(expected.gradient()).absoluteSum())
        .isLessThan(ofGradient * expected.gradient().absoluteSum());
  }

  /** As pictures are painted: by other kernels, and rounded. */
  @ParameterizedTest
  @CsvSource({
    "SQUEEZENET1_1, FP32, 1e-4, 0.01",
    "LITE, FP32, 1e-4, 0.01",
    "SQUEEZENET1_1, BF16, 0.01, 0.15",
    "LITE, BF16, 0.01, 0.15"
  })
  void isNearlyThatOfTheWholeImageInLessPrecision(
      Network name, Precision precision, double tolerance, double ofGradient) throws Exception {
    FeatureNetwork rounded = SyntheticNetworks.asTrained(name, precision);
    List<String> layers = name.layerNames();
    Tensor rough = image.to(Precision.FP32);
    for (StyleDistance distance :
        List.of(
            new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE),
            new StyleDistance.Wasserstein())) {
      LossWeights weights =
          new LossWeights(
              new ContentTerm(1, LayerWeight.each(1, layers.get(2)), Reduction.RELATIVE),
              new StyleTerm(1, LayerWeight.each(1, layers.get(0), layers.get(3)), distance),
              new TotalVariationTerm(0.1, TotalVariation.SQUARED, 1));
      List<Style> painting = List.of(new Style(styles.get(0).image().to(Precision.FP32), 1));
      Tensor photo = content.to(Precision.FP32);
      LossGradient tiled = PerceptualLoss.toward(rounded, weights, photo, painting, TILE).at(rough);
      LossGradient whole = PerceptualLoss.toward(rounded, weights, photo, painting, 0).at(rough);
      assertSame(tiled, whole, tolerance, ofGradient);
    }
  }

  @Test
  void aLayerCanBeNamedTwice() {
    LossWeights once = weights(distances().findFirst().orElseThrow(), Reduction.MEAN);
    LossWeights twice =
        new LossWeights(
            new ContentTerm(
                2,
                List.of(
                    new LayerWeight("relu1", 0.25),
                    new LayerWeight("relu1", 0.75),
                    new LayerWeight("fire5", 3)),
                Reduction.MEAN),
            once.style(),
            once.totalVariation());
    assertSame(
        PerceptualLoss.toward(network, twice, content, styles, TILE).at(image),
        PerceptualLoss.toward(network, once, content, styles, 0).at(image),
        1e-8,
        1e-8);
  }

  @Test
  void severalImagesAtATimeAreRefused() {
    PerceptualLoss loss = loss(distances().findFirst().orElseThrow(), Reduction.MEAN, TILE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.at(image.concatenate(image, 0)))
        .withMessageContaining("2 images");
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
