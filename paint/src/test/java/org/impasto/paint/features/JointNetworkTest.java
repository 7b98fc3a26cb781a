package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two networks as one. */
@ExtendWith(InScope.class)
final class JointNetworkTest {
  private FeatureNetwork squeezeNet;
  private FeatureNetwork vgg;
  private JointNetwork joint;

  @BeforeEach
  void open() throws Exception {
    squeezeNet = SyntheticNetworks.asTrained(Network.SQUEEZENET1_1, Precision.FP32);
    vgg = SyntheticNetworks.asTrained(Network.VGG19_NORMALIZED, Precision.FP32);
    Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
    networks.put(Network.SQUEEZENET1_1, squeezeNet);
    networks.put(Network.VGG19_NORMALIZED, vgg);
    joint = new JointNetwork(networks);
  }

  @Test
  void layersAreThoseOfBothNamedAfterTheirNetwork() {
    assertThat(joint.layers()).hasSize(squeezeNet.layers().size() + vgg.layers().size());
    assertThat(joint.layers().get(0).name()).isEqualTo("squeezenet1_1/relu1");
    assertThat(joint.layer("vgg19_normalised/relu3_1").channels()).isEqualTo(256);
  }

  @Test
  void activationsAreThoseOfEachNetworkAlone() {
    Tensor image = SyntheticNetworks.noise(1, 40, 48).to(Precision.FP32);
    Layer fire5 = joint.layer("squeezenet1_1/fire5");
    Layer relu2 = joint.layer("vgg19_normalised/relu2_1");
    Features features = joint.features(image, List.of(relu2, fire5));
    assertThat(features.at(fire5).toFloats()).isEqualTo(alone(squeezeNet, image, "fire5"));
    assertThat(features.at(relu2).toFloats()).isEqualTo(alone(vgg, image, "relu2_1"));
  }

  private static float[] alone(FeatureNetwork network, Tensor image, String name) {
    Layer layer = network.layer(name);
    return network.features(image, List.of(layer)).at(layer).toFloats();
  }

  @Test
  void memoryIsThatOfTheLargerOne() {
    double first = squeezeNet.bytesPerPixel(squeezeNet.layer("fire9"), Precision.FP32);
    double second = vgg.bytesPerPixel(vgg.layer("relu2_1"), Precision.FP32);
    Layer deepest = joint.layer("vgg19_normalised/relu2_1");
    assertThat(joint.bytesPerPixel(deepest, Precision.FP32)).isEqualTo(Math.max(first, second));
    assertThat(joint.bytesPerPixel(joint.layer("squeezenet1_1/fire9"), Precision.FP32))
        .isEqualTo(first);
    Layer fire9 = joint.layer("squeezenet1_1/fire9");
    assertThat(joint.bytesInTiles(fire9, Precision.FP32, 64, 300, 200))
        .isEqualTo(
            squeezeNet.bytesInTiles(squeezeNet.layer("fire9"), Precision.FP32, 64, 300, 200));
    assertThat(joint.weightBytes()).isEqualTo(squeezeNet.weightBytes() + vgg.weightBytes());
  }

  @Test
  void layerOfNoneOfThemIsRefused() {
    Tensor image = SyntheticNetworks.noise(1, 40, 40).to(Precision.FP32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> joint.features(image, List.of(vgg.layer("relu1_1"))))
        .withMessage("layer relu1_1 is not of these networks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> joint.features(image, List.of()))
        .withMessageContaining("name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointNetwork(Map.of()))
        .withMessageContaining("join at least one");
  }
}
