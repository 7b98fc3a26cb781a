package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;

/** The real networks on real photos; skipped where they are not there. */
final class PretrainedWeightsTest {
  private static final List<String> PHOTOS =
      List.of("bsds_train_100075.jpg", "bsds_train_103041.jpg", "bsds_train_15088.jpg");

  private static Tensor photo(String name) throws Exception {
    Picture picture = PictureReader.read(Shared.file("photos", name)).resize(240, 160);
    return Tensor.of(picture.rgb(), 1, 3, picture.height(), picture.width());
  }

  private static FeatureNetwork network(Network network, EdgePadding edges, String file)
      throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(network, Pooling.MAX, edges),
        Weights.read(Shared.file("weights", file)),
        Compute.DEFAULTS);
  }

  /** The mean activation of every layer over all photos. */
  private static Map<String, Double> means(FeatureNetwork network) throws Exception {
    Map<String, Double> means =
        network.layers().stream().collect(Collectors.toMap(Layer::name, layer -> 0.0));
    for (String photo : PHOTOS) {
      try (Scope scope = Scope.open()) {
        Features features = network.features(photo(photo), network.layers());
        for (Layer layer : network.layers()) {
          means.merge(layer.name(), features.at(layer).mean().item() / PHOTOS.size(), Double::sum);
        }
      }
    }
    return means;
  }

  /** Gatys' normalization makes the mean activation of each filter 1 over many photos. */
  @Test
  void normalizedVggAnswersToPhotosWithAboutOne() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          network(
              Network.VGG19_NORMALIZED,
              EdgePadding.AS_TRAINED,
              "vgg19_normalised_relu3_1.safetensors");
      assertThat(means(network))
          .hasSize(5)
          .allSatisfy((layer, mean) -> assertThat(mean).as(layer).isBetween(0.5, 2.0));
    }
  }

  @Test
  void squeezeNetAnswersToPhotosInMostChannels() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          network(Network.SQUEEZENET1_1, EdgePadding.AS_TRAINED, "squeezenet1_1.safetensors");
      Features features = network.features(photo(PHOTOS.get(0)), network.layers());
      for (Layer layer : network.layers()) {
        Tensor channels = features.at(layer).positionsByChannels().mean(1); // (1, 1, C)
        long live = alive(channels.toFloats());
        assertThat(live).as(layer.name()).isGreaterThan(layer.channels() * 6L / 10);
        assertThat(channels.absoluteSum()).as(layer.name()).isFinite();
      }
    }
  }

  private static long alive(float[] means) {
    long count = 0;
    for (float mean : means) {
      count += mean > 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void photoWithItsColorsMixedUpIsFartherFromItselfThanOneSlightlyDarker() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          network(Network.SQUEEZENET1_1, EdgePadding.REPLICATE, "squeezenet1_1.safetensors");
      Layer layer = network.layer("fire9");
      Tensor photo = photo(PHOTOS.get(1));
      Function<Tensor, Tensor> deep = x -> network.features(x, List.of(layer)).at(layer);
      Tensor red = photo.slice(1, 0, 1);
      Tensor rest = photo.slice(1, 1, 3);
      Tensor mixed = deep.apply(rest.concatenate(red, 1)).subtract(deep.apply(photo));
      Tensor darker = deep.apply(photo.multiply(0.95)).subtract(deep.apply(photo));
      assertThat(mixed.dot(mixed)).isGreaterThan(2 * darker.dot(darker));
    }
  }
}
