package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

@ExtendWith(InScope.class)
final class PerceptualLossTest {
  private static final StyleDistance GRAM =
      new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE);

  private FeatureNetwork network;
  private Tensor content;
  private Tensor painting;
  private Tensor image;

  @BeforeEach
  void open() throws Exception {
    network = SyntheticNetworks.asTrained(Network.VGG19_NORMALIZED, Precision.FP64);
    content = SyntheticNetworks.noise(1, 16, 20);
    painting = SyntheticNetworks.noise(2, 24, 12).square();
    image = SyntheticNetworks.noise(3, 16, 20);
  }

  private static LossWeights weights(double content, double style, double variation) {
    return new LossWeights(
        new ContentTerm(content, LayerWeight.each(1, "relu2_2"), Reduction.RELATIVE),
        new StyleTerm(style, LayerWeight.parse("relu1_1,relu3_1:2"), GRAM),
        new TotalVariationTerm(variation, TotalVariation.NINE_POINT, 1));
  }

  private PerceptualLoss loss(LossWeights weights, Style... styles) {
    return PerceptualLoss.toward(network, weights, content, List.of(styles));
  }

  @Test
  void contentTermIsZeroAtTheContentAndStyleTermAtTheStyle() {
    PerceptualLoss loss = loss(weights(1, 1, 1), new Style(content, 1));
    LossValues there = loss.of(content).values();
    assertThat(there.content()).isZero();
    assertThat(there.style()).isCloseTo(0, within(1e-12));
    assertThat(there.totalVariation()).isPositive();
    LossValues elsewhere = loss.of(image).values();
    assertThat(elsewhere.content()).isPositive();
    assertThat(elsewhere.style()).isPositive();
  }

  @Test
  void termsGrowWithTheirWeightsAndAddUpToTheTotal() {
    LossTerms once = loss(weights(1, 1, 1), new Style(painting, 1)).of(image);
    LossTerms more = loss(weights(2, 3, 5), new Style(painting, 1)).of(image);
    LossValues expected =
        new LossValues(
            2 * once.content().item(), 3 * once.style().item(), 5 * once.totalVariation().item());
    assertThat(more.content().item()).isCloseTo(expected.content(), within(1e-9));
    assertThat(more.style().item()).isCloseTo(expected.style(), within(1e-9));
    assertThat(more.totalVariation().item()).isCloseTo(expected.totalVariation(), within(1e-9));
    assertThat(more.total().item()).isCloseTo(expected.total(), within(1e-9));
    assertThat(more.values().total()).isCloseTo(expected.total(), within(1e-9));
  }

  @Test
  void sharesOfTheSameStyleMakeThatStyle() {
    double whole = loss(weights(0, 1, 0), new Style(painting, 1)).of(image).style().item();
    double parts =
        loss(weights(0, 1, 0), new Style(painting, 0.3), new Style(painting, 0.7))
            .of(image)
            .style()
            .item();
    assertThat(parts).isCloseTo(whole, within(1e-9));
  }

  @Test
  void styleWithAShareOfNothingDoesNotMatterAndOthersDo() {
    Style other = new Style(SyntheticNetworks.noise(9, 16, 16).multiply(0.2), 0);
    double alone = loss(weights(0, 1, 0), new Style(painting, 1)).of(image).style().item();
    double beside = loss(weights(0, 1, 0), new Style(painting, 1), other).of(image).style().item();
    double mixed =
        loss(weights(0, 1, 0), new Style(painting, 0.5), new Style(other.image(), 0.5))
            .of(image)
            .style()
            .item();
    assertThat(beside).isCloseTo(alone, within(1e-9));
    assertThat(Math.abs(mixed - alone)).isGreaterThan(0.01 * alone);
  }

  @Test
  void termsAndLayersOfWeightZeroAreNotEvenLookedUp() {
    LossWeights weights =
        new LossWeights(
            new ContentTerm(0, LayerWeight.each(1, "none"), Reduction.MEAN),
            new StyleTerm(1, LayerWeight.parse("relu1_1,none:0"), GRAM),
            new TotalVariationTerm(0, TotalVariation.SQUARED, 1));
    LossValues values = loss(weights, new Style(painting, 1)).of(image).values();
    assertThat(values.content()).isZero();
    assertThat(values.style()).isPositive();
    assertThat(values.totalVariation()).isZero();
  }

  @Test
  void lossOfNothingIsZeroAndCanBeDifferentiated() {
    Tensor variable = image.withGradient();
    LossTerms terms = loss(weights(0, 0, 0), new Style(painting, 1)).of(variable);
    assertThat(terms.values().total()).isZero();
    assertThat(terms.total().gradient(variable).absoluteSum()).isZero();
    LossGradient found = loss(weights(0, 0, 0), new Style(painting, 1)).at(image);
    assertThat(found.values().total()).isZero();
    assertThat(found.gradient().absoluteSum()).isZero();
  }

  @Test
  void rangeOfTotalVariationIsThatOfItsPixels() {
    LossWeights bytes =
        new LossWeights(
            weights(0, 0, 0).content(),
            weights(0, 0, 0).style(),
            new TotalVariationTerm(1, TotalVariation.SQUARED, 255));
    double expected = TotalVariation.SQUARED.of(image).item() * 255 * 255;
    assertThat(loss(bytes, new Style(painting, 1)).of(image).values().totalVariation())
        .isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void judgingAnImageDoesNotModifyItNorTheOthers() {
    double[] before = image.toDoubles();
    double[] contentBefore = content.toDoubles();
    double[] paintingBefore = painting.toDoubles();
    loss(weights(1, 1, 1), new Style(painting, 1)).at(image);
    assertThat(image.toDoubles()).isEqualTo(before);
    assertThat(content.toDoubles()).isEqualTo(contentBefore);
    assertThat(painting.toDoubles()).isEqualTo(paintingBefore);
  }

  @Test
  void targetsOutliveTheContentAndTheStyle() {
    PerceptualLoss loss = loss(weights(1, 1, 1), new Style(painting, 1));
    double before = loss.of(image).values().total();
    content.release();
    painting.release();
    assertThat(loss.of(image).values().total()).isEqualTo(before);
  }

  @Test
  void imageOfAnotherSizeThanTheContentIsRefused() {
    PerceptualLoss loss = loss(weights(1, 0, 0), new Style(painting, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.of(SyntheticNetworks.noise(1, 16, 32)))
        .withMessageContaining("[1, 128, 8, 16]");
  }

  @Test
  void unknownLayerAndNoStyleAreRefused() {
    LossWeights unknown =
        new LossWeights(
            new ContentTerm(1, LayerWeight.each(1, "relu7_7"), Reduction.MEAN),
            weights(1, 1, 1).style(),
            weights(1, 1, 1).totalVariation());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss(unknown, new Style(painting, 1)))
        .withMessageContaining("relu7_7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss(weights(1, 1, 1)))
        .withMessageContaining("style");
  }
}
