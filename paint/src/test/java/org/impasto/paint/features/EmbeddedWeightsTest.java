package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.loss.GramMatrix;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;

/** The trained weights that come with the program. */
final class EmbeddedWeightsTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  @Test
  void fitInThreeMegabytesAndSayWhereTheyComeFrom() throws Exception {
    assertThat(EmbeddedWeights.liteSize()).isLessThan(3_000_000);
    Weights weights = EmbeddedWeights.lite();
    Set<String> names = new HashSet<>(LiteArchitecture.shapes().keySet());
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      names.add(LiteArchitecture.scale(block));
    }
    assertThat(weights.names()).isEqualTo(names);
    assertThat(weights.metadata())
        .containsEntry("license", "Apache-2.0")
        .containsKeys("steps", "options", "teacher.squeezenet1_1", "teacher.vgg19_normalised");
  }

  private static Tensor gram(LiteNet network, Layer layer, String picture) throws Exception {
    Picture read = PictureReader.read(SAMPLES.resolve(picture)).resize(256, 256);
    Tensor image = Tensor.of(read.rgb(), 1, 3, 256, 256);
    Tensor gram = GramMatrix.of(network.features(image, List.of(layer)).at(layer));
    return gram.multiply(1 / Math.sqrt(gram.dot(gram)));
  }

  @Test
  void tellPaintingsApartAtEveryLayer() throws Exception {
    try (Scope scope = Scope.open()) {
      LiteNet network =
          LiteNet.of(NetworkOptions.of(Network.LITE), EmbeddedWeights.lite(), Compute.DEFAULTS);
      for (Layer layer : network.layers()) {
        Tensor swirls = gram(network, layer, "styles/swirls.jpg");
        Tensor woodblock = gram(network, layer, "styles/woodblock.jpg");
        assertThat(swirls.dot(woodblock)).as(layer.name()).isBetween(0.0, 0.99);
      }
    }
  }
}
