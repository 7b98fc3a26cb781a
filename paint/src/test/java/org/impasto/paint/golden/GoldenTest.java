package org.impasto.paint.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.GramDivisor;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossGradient;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.loss.Reduction;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.loss.TotalVariation;
import org.impasto.paint.loss.TotalVariationTerm;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Features, losses and gradients against the independent reference, in fp32 and in fp64. */
@ExtendWith(InScope.class)
class GoldenTest {
  private static final double LOSS_TOLERANCE = 1e-4;
  private static final double GRADIENT_TOLERANCE = 1e-3;
  private static final LossWeights KERAS =
      new LossWeights(
          new ContentTerm(0.025, LayerWeight.each(1, "relu2_2"), Reduction.SUM),
          new StyleTerm(
              1.0 / 36,
              LayerWeight.each(1, "relu1_2", "relu2_2", "relu3_3", "relu4_3", "relu5_3"),
              new StyleDistance.Gram(GramDivisor.IMAGE_PIXELS, Reduction.SUM)),
          new TotalVariationTerm(1, TotalVariation.POWER_1_25, 255));
  private static final LossWeights NEURAL_STYLE =
      new LossWeights(
          new ContentTerm(5, LayerWeight.each(1, "relu4_2"), Reduction.MEAN),
          new StyleTerm(
              100,
              LayerWeight.each(1, "relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"),
              new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.MEAN)),
          new TotalVariationTerm(1e-3, TotalVariation.SQUARED, 255));

  private static FeatureNetwork network(Precision precision) throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(Network.VGG16, Pooling.MAX, EdgePadding.AS_TRAINED),
        SyntheticWeights.vgg16(1),
        new Compute(Device.CPU, precision));
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP64"})
  void everyLayerOfVgg16MatchesTheReference(Precision precision) throws Exception {
    FeatureNetwork network = network(precision);
    List<Layer> layers = network.layers();
    var features = network.features(Golden.image("start").to(precision), layers);
    JsonNode expected = Golden.table("features");
    assertThat(layers).hasSize(13);
    for (Layer layer : layers) {
      Tensor actual = features.at(layer);
      JsonNode golden = expected.get(layer.name());
      double norm = Math.sqrt(actual.dot(actual));
      assertThat(actual.shape()).containsExactly(shape(golden.get("shape")));
      assertThat(actual.mean().item())
          .isCloseTo(golden.get("mean").asDouble(), relative(golden.get("mean"), LOSS_TOLERANCE));
      assertThat(norm)
          .isCloseTo(golden.get("l2").asDouble(), relative(golden.get("l2"), LOSS_TOLERANCE));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP64"})
  void kerasRecipeMatchesTheReference(Precision precision) throws Exception {
    verify(KERAS, Golden.table("keras"), precision);
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP64"})
  void neuralStyleMatchesTheReference(Precision precision) throws Exception {
    verify(NEURAL_STYLE, Golden.table("neural_style"), precision);
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP64"})
  void perceptualLossOfJohnsonMatchesTheReference(Precision precision) throws Exception {
    LossWeights weights =
        new LossWeights(
            new ContentTerm(1, LayerWeight.each(1, "relu2_2"), Reduction.MEAN),
            new StyleTerm(
                5,
                LayerWeight.each(1, "relu1_2", "relu2_2", "relu3_3", "relu4_3"),
                new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.SUM)),
            new TotalVariationTerm(1e-6, TotalVariation.ALL_SQUARES, 255));
    verify(weights, Golden.table("perceptual"), precision);
  }

  private static void verify(LossWeights weights, JsonNode golden, Precision precision)
      throws Exception {
    LossGradient found = loss(weights, precision).at(start(precision));
    LossValues values = found.values();
    assertThat(values.content())
        .isCloseTo(
            golden.get("content").asDouble(), relative(golden.get("content"), LOSS_TOLERANCE));
    assertThat(values.style())
        .isCloseTo(sum(golden.get("style")), relativeTo(sum(golden.get("style")), LOSS_TOLERANCE));
    assertThat(values.totalVariation())
        .isCloseTo(
            golden.get("total_variation").asDouble(),
            relative(golden.get("total_variation"), LOSS_TOLERANCE));
    assertThat(values.total())
        .isCloseTo(golden.get("total").asDouble(), relative(golden.get("total"), LOSS_TOLERANCE));
    verifyGradient(found.gradient().toDoubles(), golden);
  }

  /** The reference's gradient is for BGR in 0..255, ours for RGB in [0, 1]. */
  private static void verifyGradient(double[] gradient, JsonNode golden) {
    int area = gradient.length / 3;
    double squares = 0;
    for (double g : gradient) {
      squares += g / 255 * (g / 255);
    }
    double norm = golden.get("gradient_l2").asDouble();
    assertThat(Math.sqrt(squares)).isCloseTo(norm, within(norm * GRADIENT_TOLERANCE));
    double typical = norm / Math.sqrt(gradient.length);
    for (Map.Entry<String, JsonNode> at : golden.get("gradient_at").properties()) {
      int index = Integer.parseInt(at.getKey());
      int ours = (2 - index / area) * area + index % area;
      assertThat(gradient[ours] / 255)
          .as("gradient at %d", index)
          .isCloseTo(at.getValue().asDouble(), within(typical * 10 * GRADIENT_TOLERANCE));
    }
  }

  private static PerceptualLoss loss(LossWeights weights, Precision precision) throws Exception {
    return PerceptualLoss.toward(
        network(precision),
        weights,
        Golden.image("content").to(precision),
        List.of(new PerceptualLoss.Style(Golden.image("style").to(precision), 1)));
  }

  private static Tensor start(Precision precision) {
    return Golden.image("start").to(precision);
  }

  private static double sum(JsonNode table) {
    double sum = 0;
    for (JsonNode value : table) {
      sum += value.asDouble();
    }
    return sum;
  }

  private static long[] shape(JsonNode array) {
    long[] shape = new long[array.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = array.get(i).asLong();
    }
    return shape;
  }

  private static org.assertj.core.data.Offset<Double> relative(JsonNode value, double tolerance) {
    return relativeTo(value.asDouble(), tolerance);
  }

  private static org.assertj.core.data.Offset<Double> relativeTo(double value, double tolerance) {
    return within(Math.abs(value) * tolerance);
  }
}
