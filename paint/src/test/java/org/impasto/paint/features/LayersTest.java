package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names, order and sizes of every network's layers. */
final class LayersTest {

  private static FeatureNetwork network(Network network, EdgePadding edges) throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(network, Pooling.MAX, edges),
        SyntheticNetworks.weights(network, 1),
        Compute.DEFAULTS);
  }

  private static List<String> names(Network network) throws Exception {
    try (Scope scope = Scope.open()) {
      return network(network, EdgePadding.REPLICATE).layers().stream().map(Layer::name).toList();
    }
  }

  @Test
  void vgg16HasThirteenLayersFromShallowToDeep() throws Exception {
    assertThat(names(Network.VGG16))
        .containsExactly(
            "relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_2", "relu3_3", "relu4_1",
            "relu4_2", "relu4_3", "relu5_1", "relu5_2", "relu5_3");
  }

  @Test
  void vgg19HasSixteenLayersFromShallowToDeep() throws Exception {
    assertThat(names(Network.VGG19))
        .containsExactly(
            "relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_2", "relu3_3", "relu3_4",
            "relu4_1", "relu4_2", "relu4_3", "relu4_4", "relu5_1", "relu5_2", "relu5_3", "relu5_4");
  }

  @Test
  void normalizedVgg19EndsAtRelu3_1() throws Exception {
    assertThat(names(Network.VGG19_NORMALIZED))
        .containsExactly("relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1");
  }

  @Test
  void squeezeNetHasOneConvolutionAndEightFireModules() throws Exception {
    assertThat(names(Network.SQUEEZENET1_1))
        .containsExactly(
            "relu1", "fire2", "fire3", "fire4", "fire5", "fire6", "fire7", "fire8", "fire9");
  }

  @Test
  void liteHasSixBlocks() throws Exception {
    assertThat(names(Network.LITE))
        .containsExactly("block1", "block2", "block3", "block4", "block5", "block6");
  }

  @ParameterizedTest
  @CsvSource({
    "LITE, REPLICATE, block1, 1",
    "LITE, AS_TRAINED, block1, 2",
    "LITE, REPLICATE, block3, 7",
    "LITE, REPLICATE, block6, 25",
    "VGG16, REPLICATE, relu1_2, 1",
    "VGG16, AS_TRAINED, relu5_3, 16",
    "VGG19, REPLICATE, relu4_4, 8",
    "VGG19_NORMALIZED, REPLICATE, relu1_1, 1",
    "VGG19_NORMALIZED, AS_TRAINED, relu1_1, 2",
    "VGG19_NORMALIZED, REPLICATE, relu3_1, 8",
    "SQUEEZENET1_1, REPLICATE, fire2, 5",
    "SQUEEZENET1_1, REPLICATE, fire9, 23",
    "SQUEEZENET1_1, AS_TRAINED, relu1, 3",
    "SQUEEZENET1_1, AS_TRAINED, fire5, 13",
    "SQUEEZENET1_1, AS_TRAINED, fire6, 25",
  })
  void minimumSizeIsWhatPoolingLeavesRoomFor(
      Network network, EdgePadding edges, String layer, int minimum) throws Exception {
    try (Scope scope = Scope.open()) {
      assertThat(network(network, edges).layer(layer).minimumSize()).isEqualTo(minimum);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LITE, REPLICATE",
    "VGG16, REPLICATE",
    "VGG19_NORMALIZED, AS_TRAINED",
    "VGG19_NORMALIZED, REPLICATE",
    "SQUEEZENET1_1, AS_TRAINED",
    "SQUEEZENET1_1, REPLICATE"
  })
  void imageOfMinimumSizeWorksAndOnePixelLessDoesNot(Network name, EdgePadding edges)
      throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = network(name, edges);
      for (Layer layer : network.layers()) {
        int size = layer.minimumSize();
        Tensor smallest = SyntheticNetworks.noise(1, size, size).to(Precision.FP32);
        Tensor found = network.features(smallest, List.of(layer)).at(layer);
        assertThat(found.size(1)).isEqualTo(layer.channels());
        assertThat(found.size(2)).isPositive();
        if (size > 1) {
          Tensor tooNarrow = SyntheticNetworks.noise(1, size, size - 1).to(Precision.FP32);
          assertThatIllegalArgumentException()
              .isThrownBy(() -> network.features(tooNarrow, List.of(layer)))
              .withMessage(
                  "image is %d×%d px; %s needs at least %d×%d — use a larger image or fewer layers",
                  size - 1, size, layer.name(), size, size);
        }
      }
    }
  }

  @Test
  void unknownLayerIsToldWhichThereAre() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = network(Network.VGG19_NORMALIZED, EdgePadding.REPLICATE);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.layer("relu9_9"))
          .withMessage(
              "layer is 'relu9_9'; this network has relu1_1, relu1_2, relu2_1, relu2_2, relu3_1");
    }
  }

  @Test
  void layersOfAnotherNetworkAndNoLayersAtAllAreRefused() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = network(Network.SQUEEZENET1_1, EdgePadding.REPLICATE);
      Tensor image = SyntheticNetworks.noise(1, 32, 32).to(Precision.FP32);
      Layer other = new Layer("relu1_1", 64, 1, 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.features(image, List.of(other)))
          .withMessageContaining("relu1_1 is not of this network");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.features(image, List.of()))
          .withMessageContaining("at least one");
      Features features = network.features(image, List.of(network.layer("fire2")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> features.at(network.layer("fire3")))
          .withMessageContaining("fire3 was not among the layers asked for");
    }
  }

  /** torchvision's squeezenet1_1 maps 227×227 to 113, then 56, 28 and 14 pixels a side. */
  @Test
  void squeezeNetShrinksAsItsAuthorsDo() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = network(Network.SQUEEZENET1_1, EdgePadding.AS_TRAINED);
      Tensor image = SyntheticNetworks.noise(1, 227, 227).to(Precision.FP32);
      Features features = Tensor.withoutGradients(() -> network.features(image, network.layers()));
      int[] sides = {113, 56, 56, 28, 28, 14, 14, 14, 14};
      int[] channels = {64, 128, 128, 256, 256, 384, 384, 512, 512};
      for (int i = 0; i < sides.length; i++) {
        Layer layer = network.layers().get(i);
        assertThat(features.at(layer).shape())
            .as(layer.name())
            .containsExactly(1, channels[i], sides[i], sides[i]);
        assertThat(layer.channels()).isEqualTo(channels[i]);
      }
    }
  }
}
