package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pooling, edges and precision do to activations. */
@ExtendWith(InScope.class)
final class FeatureNetworkTest {
  private static FeatureNetwork network(
      Network network, Pooling pooling, EdgePadding edges, Precision precision) throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(network, pooling, edges),
        SyntheticNetworks.weights(network, 1),
        new Compute(Device.CPU, precision));
  }

  private static Tensor at(FeatureNetwork network, Tensor image, String name) {
    Layer layer = network.layer(name);
    return network.features(image, List.of(layer)).at(layer);
  }

  private static Tensor gray(int side) {
    return SyntheticNetworks.noise(1, side, side).multiply(0).add(0.4).to(Precision.FP32);
  }

  /** The largest difference between a map's values and its first one. */
  private static double unevenness(Tensor activations) {
    Tensor corner = activations.slice(2, 0, 1).slice(3, 0, 1);
    double worst = 0;
    for (float difference : activations.subtract(corner).toFloats()) {
      worst = Math.max(worst, Math.abs(difference));
    }
    return worst;
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG16", "VGG19"})
  void constantImageShowsNoBorderIfItsEdgeIsRepeated(Network name) throws Exception {
    Tensor replicated =
        at(network(name, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32), gray(8), "relu1_1");
    Tensor trained =
        at(network(name, Pooling.MAX, EdgePadding.AS_TRAINED, Precision.FP32), gray(8), "relu1_1");
    assertThat(unevenness(replicated)).isLessThan(1e-3);
    assertThat(unevenness(trained)).isGreaterThan(1);
    assertThat(replicated.shape()).isEqualTo(trained.shape());
  }

  @Test
  void repeatingTheEdgeLeavesTheInsideAsItWas() throws Exception {
    Tensor image = SyntheticNetworks.noise(1, 9, 9).to(Precision.FP32);
    Tensor replicated =
        at(
            network(Network.VGG16, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32),
            image,
            "relu1_1");
    Tensor trained =
        at(
            network(Network.VGG16, Pooling.MAX, EdgePadding.AS_TRAINED, Precision.FP32),
            image,
            "relu1_1");
    Tensor difference = replicated.subtract(trained).slice(2, 1, 8).slice(3, 1, 8);
    assertThat(difference.absoluteSum()).isLessThan(1e-6 * trained.absoluteSum());
  }

  @ParameterizedTest
  @EnumSource(EdgePadding.class)
  void normalizedVggKeepsAConstantImageConstantWhateverThePooling(EdgePadding edges)
      throws Exception {
    for (Pooling pooling : Pooling.values()) {
      Tensor deepest =
          at(
              network(Network.VGG19_NORMALIZED, pooling, edges, Precision.FP32),
              gray(16),
              "relu3_1");
      assertThat(unevenness(deepest)).isLessThan(1e-4 * deepest.mean().item());
    }
  }

  @Test
  void averagePoolingKeepsAConstantAndDiffersFromMaximumPooling() throws Exception {
    Pool average = new Pool(Pooling.AVERAGE, 3, 2, true);
    assertThat(unevenness(average.apply(gray(6)))).isLessThan(1e-6);
    Tensor image = SyntheticNetworks.noise(1, 32, 32).to(Precision.FP32);
    Tensor max =
        at(
            network(Network.VGG19_NORMALIZED, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32),
            image,
            "relu2_1");
    Tensor mean =
        at(
            network(
                Network.VGG19_NORMALIZED, Pooling.AVERAGE, EdgePadding.REPLICATE, Precision.FP32),
            image,
            "relu2_1");
    assertThat(mean.shape()).isEqualTo(max.shape());
    assertThat(mean.subtract(max).absoluteSum()).isGreaterThan(0.05 * max.absoluteSum());
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG16", "VGG19_NORMALIZED", "SQUEEZENET1_1"})
  void bfloat16IsCloseToSinglePrecision(Network name) throws Exception {
    Tensor image = SyntheticNetworks.noise(1, 48, 48).to(Precision.FP32);
    FeatureNetwork exact = network(name, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32);
    FeatureNetwork rough = network(name, Pooling.MAX, EdgePadding.REPLICATE, Precision.BF16);
    Features expected = exact.features(image, exact.layers());
    Features actual = rough.features(image, rough.layers());
    for (Layer layer : exact.layers()) {
      Tensor a = expected.at(layer);
      Tensor difference = actual.at(layer).subtract(a);
      assertThat(actual.at(layer).precision()).isEqualTo(Precision.FP32);
      assertThat(Math.sqrt(difference.dot(difference) / a.dot(a)))
          .as(layer.name())
          .isBetween(1e-6, 0.02);
    }
  }

  @Test
  void doublePrecisionStaysDouble() throws Exception {
    FeatureNetwork network =
        network(Network.SQUEEZENET1_1, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP64);
    assertThat(at(network, SyntheticNetworks.noise(1, 32, 32), "fire3").precision())
        .isEqualTo(Precision.FP64);
  }

  @Test
  void askingForMoreLayersDoesNotChangeTheirActivations() throws Exception {
    FeatureNetwork network =
        network(Network.SQUEEZENET1_1, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32);
    Tensor image = SyntheticNetworks.noise(1, 40, 40).to(Precision.FP32);
    Layer fire3 = network.layer("fire3");
    Tensor alone = network.features(image, List.of(fire3)).at(fire3);
    Tensor amongAll = network.features(image, network.layers()).at(fire3);
    assertThat(amongAll.toFloats()).containsExactly(alone.toFloats(), within(0f));
  }

  @Test
  void imageThatIsNotOneOfThreeColorsIsRefused() throws Exception {
    FeatureNetwork network =
        network(Network.SQUEEZENET1_1, Pooling.MAX, EdgePadding.REPLICATE, Precision.FP32);
    List<Layer> layers = List.of(network.layer("relu1"));
    Tensor colors = SyntheticNetworks.noise(1, 32, 32).to(Precision.FP32);
    Tensor gray = colors.slice(1, 0, 1);
    for (Tensor image : List.of(gray, colors.concatenate(gray, 1), colors.reshape(3, 32, 32))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.features(image, layers))
          .withMessageContaining(image.toString());
    }
  }
}
