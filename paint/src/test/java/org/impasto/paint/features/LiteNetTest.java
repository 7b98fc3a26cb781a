package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The compact network with random weights. */
@ExtendWith(InScope.class)
final class LiteNetTest {
  private static final Weights WEIGHTS = SyntheticNetworks.weights(Network.LITE, 1);
  private static final NetworkOptions OPTIONS = NetworkOptions.of(Network.LITE);

  private static LiteNet network(Precision precision) throws Exception {
    return LiteNet.of(OPTIONS, WEIGHTS, new Compute(Device.CPU, precision));
  }

  private static Tensor image() {
    return SyntheticNetworks.noise(2, 64, 48);
  }

  @Test
  void aLayerHasThePositionsAndChannelsOfItsBlock() throws Exception {
    LiteNet network = network(Precision.FP32);
    Features features = network.features(image().to(Precision.FP32), network.layers());
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      Layer layer = network.layer(LiteArchitecture.layer(block));
      assertThat(features.at(layer).shape())
          .containsExactly(
              1,
              LiteArchitecture.channels(block),
              LiteArchitecture.positions(block, 64),
              LiteArchitecture.positions(block, 48));
    }
  }

  /** Scales of every channel differ, and blocks 5 and 6 add channels of other scales. */
  @Test
  void channelsOfEveryLayerAreScaled() throws Exception {
    Weights weights = WEIGHTS;
    Map<String, Tensor> parameters = new HashMap<>();
    for (String name : LiteArchitecture.shapes().keySet()) {
      WeightArray array = WEIGHTS.get(name);
      parameters.put(name, Tensor.of(array.data(), array.shape()));
    }
    Map<Integer, Tensor> scales = new HashMap<>();
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      float[] scale = new float[LiteArchitecture.channels(block)];
      for (int c = 0; c < scale.length; c++) {
        scale[c] = (block + c) % 7 + 0.5f;
      }
      scales.put(block, Tensor.of(scale, 1, scale.length, 1, 1));
      weights =
          SyntheticNetworks.with(
              weights, LiteArchitecture.scale(block), new WeightArray(scale, scale.length));
    }
    LiteNet network = LiteNet.of(OPTIONS, weights, Compute.DEFAULTS);
    LiteNet unscaled = LiteNet.unscaled(OPTIONS, parameters, Compute.DEFAULTS);
    Tensor image = image().to(Precision.FP32);
    Features read = network.features(image, network.layers());
    Features raw = unscaled.features(image, unscaled.layers());
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      Layer layer = network.layer(LiteArchitecture.layer(block));
      Tensor expected = raw.at(layer).multiply(scales.get(block));
      Tensor difference = read.at(layer).subtract(expected);
      assertThat(difference.dot(difference) / expected.dot(expected))
          .as(layer.name())
          .isLessThan(1e-10);
    }
  }

  @Test
  void aLayerIsTheSameHoweverManyAreAskedFor() throws Exception {
    LiteNet network = network(Precision.FP32);
    Tensor image = image().to(Precision.FP32);
    Features all = network.features(image, network.layers());
    for (Layer layer : network.layers()) {
      assertThat(network.features(image, List.of(layer)).at(layer).toFloats())
          .isEqualTo(all.at(layer).toFloats());
    }
  }

  @Test
  void bf16GivesNearlyTheSame() throws Exception {
    LiteNet exact = network(Precision.FP32);
    LiteNet fast = network(Precision.BF16);
    Tensor image = image().to(Precision.FP32);
    for (Layer layer : exact.layers()) {
      Tensor expected = exact.features(image, List.of(layer)).at(layer);
      Tensor found = fast.features(image, List.of(layer)).at(layer);
      Tensor difference = found.subtract(expected);
      assertThat(Math.sqrt(difference.dot(difference) / expected.dot(expected)))
          .as(layer.name())
          .isBetween(1e-6, 0.05);
    }
  }

  @Test
  void parametersCanBeDifferentiated() throws Exception {
    Map<String, Tensor> parameters = new HashMap<>();
    for (String name : LiteArchitecture.shapes().keySet()) {
      WeightArray array = WEIGHTS.get(name);
      parameters.put(name, Tensor.of(array.data(), array.shape()).withGradient());
    }
    LiteNet network = LiteNet.unscaled(OPTIONS, parameters, Compute.DEFAULTS);
    Layer deepest = network.layer("block6");
    Tensor loss =
        network.features(image().to(Precision.FP32), List.of(deepest)).at(deepest).square().mean();
    List<Tensor> variables =
        List.of(parameters.get("conv1_1.weight"), parameters.get("conv6_1.bias"));
    for (Tensor gradient : Gradients.of(loss, variables)) {
      assertThat(gradient.absoluteSum()).isPositive().isFinite();
    }
  }

  @Test
  void arraysOfAnotherShapeAreRefused() {
    Weights wrong =
        SyntheticNetworks.with(WEIGHTS, "conv3_1.bias", new WeightArray(new float[] {1}, 1));
    assertThatThrownBy(() -> LiteNet.of(OPTIONS, wrong, Compute.DEFAULTS))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("conv3_1.bias is [1]; this network needs [112]");
  }

  @Test
  void aLayerOfAnotherNetworkIsRefused() throws Exception {
    LiteNet network = network(Precision.FP32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.features(image(), List.of(new Layer("relu9", 1, 1, 1))))
        .withMessage("layer relu9 is not of this network");
  }
}
