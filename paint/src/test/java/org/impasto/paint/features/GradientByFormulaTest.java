package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.impasto.paint.features.RecordedSlopes.difference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way back through a network by formula, beside automatic differentiation. */
@ExtendWith(InScope.class)
final class GradientByFormulaTest {
  private static final ActivationSlopes ONES =
      new ActivationSlopes() {
        @Override
        public void read(Layer layer, Region region, Tensor activations) {}

        @Override
        public Tensor slope(Layer layer, Region region, Tensor activations) {
          return activations.zeros().add(1);
        }
      };

  @ParameterizedTest
  @EnumSource(Network.class)
  void givesTheGradientOfEveryNetwork(Network network) throws Exception {
    assertSameGradient(replicating(network, Precision.FP64), Precision.FP64, 1e-10);
    assertSameGradient(replicating(network, Precision.FP32), Precision.FP32, 1e-4);
  }

  /** In fp32, what is about as large as another may become the larger one. */
  @ParameterizedTest
  @EnumSource(Network.class)
  void givesTheGradientThroughLargestValues(Network network) throws Exception {
    FeatureNetwork exact = SyntheticNetworks.asTrained(network, Precision.FP64);
    assertSameGradient(exact, Precision.FP64, 1e-10);
    FeatureNetwork rounded = SyntheticNetworks.asTrained(network, Precision.FP32);
    assertSameGradient(rounded, Precision.FP32, 0.02);
  }

  @Test
  void givesTheGradientOfTwoNetworksAsOne() throws Exception {
    Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
    for (Network network : List.of(Network.SQUEEZENET1_1, Network.LITE)) {
      networks.put(network, replicating(network, Precision.FP32));
    }
    assertSameGradient(new JointNetwork(networks), Precision.FP32, 1e-4);
  }

  @Test
  void bf16GivesAboutTheSame() throws Exception {
    assertSameGradient(replicating(Network.LITE, Precision.BF16), Precision.FP32, 0.2);
  }

  private static FeatureNetwork replicating(Network network, Precision precision) throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(network, Pooling.AVERAGE, EdgePadding.REPLICATE),
        SyntheticNetworks.weights(network, 3),
        new Compute(Device.CPU, precision));
  }

  private static void assertSameGradient(
      FeatureNetwork network, Precision precision, double tolerance) {
    List<Layer> all = network.layers();
    List<Layer> wanted = List.of(all.get(1), all.get(all.size() / 2), all.get(all.size() - 1));
    Tensor image = SyntheticNetworks.noise(5, 50, 67).to(precision);
    Tensor variable = image.withGradient();
    Features recorded = network.features(variable, wanted);
    RecordedSlopes slopes = RecordedSlopes.of(recorded, wanted, tolerance);
    Tensor found = network.gradient(image, wanted, 0, slopes);
    assertThat(difference(found, slopes.through(recorded, variable))).isLessThan(tolerance);
  }

  @Test
  void aGradientOfOneLayerNeedsNoOther() throws Exception {
    FeatureNetwork network = SyntheticNetworks.asTrained(Network.SQUEEZENET1_1, Precision.FP32);
    Tensor image = SyntheticNetworks.noise(5, 40, 40).to(Precision.FP32);
    Layer layer = network.layer("fire4");
    Tensor variable = image.withGradient();
    Tensor expected = network.features(variable, List.of(layer)).at(layer).sum().gradient(variable);
    Tensor found = network.gradient(image, List.of(layer), 0, ONES);
    assertThat(difference(found, expected)).isLessThan(1e-4);
  }

  @Test
  void aGradientOfNothingIsRefused() throws Exception {
    FeatureNetwork network = SyntheticNetworks.asTrained(Network.LITE, Precision.FP32);
    Tensor image = SyntheticNetworks.noise(5, 40, 40).to(Precision.FP32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.gradient(image, List.of(), 0, ONES))
        .withMessageContaining("no layer");
  }
}
