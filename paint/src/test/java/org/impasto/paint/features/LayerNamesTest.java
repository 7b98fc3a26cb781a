package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.junit.jupiter.api.Test;

/** The names known without weights are those of the network built from weights. */
final class LayerNamesTest {

  @Test
  void namesKnownWithoutWeightsAreThoseOfTheNetwork() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          FeatureNetwork.of(
              NetworkOptions.of(Network.VGG16), SyntheticWeights.vgg16(1), Compute.DEFAULTS);
      assertThat(Network.VGG16.layerNames())
          .isEqualTo(network.layers().stream().map(Layer::name).toList())
          .hasSize(13);
    }
  }

  @Test
  void theLastLayerIsTheDeepestOfItsNetwork() {
    assertThat(Network.VGG19.layerNames()).endsWith("relu5_4").hasSize(16);
    assertThat(Network.VGG19_NORMALIZED.layerNames()).endsWith("relu3_1").hasSize(5);
    assertThat(Network.SQUEEZENET1_1.layerNames()).startsWith("relu1", "fire2").endsWith("fire9");
  }
}
