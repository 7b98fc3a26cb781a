package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Activations and gradients in tiles, beside those of the whole image. */
@ExtendWith(InScope.class)
final class TiledGradientTest {
  private static final int TILE = 64;

  /** The sides are odd, and no multiple of a tile's; the last windows of poolings overhang. */
  private static Tensor image(Precision precision) {
    return SyntheticNetworks.noise(5, 151, 206).to(precision);
  }

  private static FeatureNetwork network(Network network, EdgePadding edges, Precision precision)
      throws Exception {
    return network(network, Pooling.MAX, edges, precision);
  }

  private static FeatureNetwork network(
      Network network, Pooling pooling, EdgePadding edges, Precision precision) throws Exception {
    return FeatureNetwork.of(
        new NetworkOptions(network, pooling, edges),
        SyntheticNetworks.weights(network, 3),
        new Compute(Device.CPU, precision));
  }

  private static void assertSame(FeatureNetwork network, int tile, Tensor image, double tolerance) {
    List<Layer> all = network.layers();
    List<Layer> wanted =
        List.of(all.get(0), all.get(1), all.get(all.size() / 2), all.get(all.size() - 1));
    RecordedSlopes slopes = RecordedSlopes.of(network.features(image, wanted), wanted, tolerance);
    network.read(image, wanted, tile, slopes);
    slopes.requireReadOnce();
    RecordedSlopes again = RecordedSlopes.of(network.features(image, wanted), wanted, tolerance);
    Tensor tiled = network.gradient(image, wanted, tile, again);
    again.requireAskedOnce();
    RecordedSlopes whole = RecordedSlopes.of(network.features(image, wanted), wanted, tolerance);
    Tensor expected = network.gradient(image, wanted, 0, whole);
    assertThat(RecordedSlopes.difference(tiled, expected)).isLessThan(tolerance);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void areThoseOfTheWholeImage(Network network) throws Exception {
    FeatureNetwork exact = network(network, EdgePadding.AS_TRAINED, Precision.FP64);
    assertSame(exact, TILE, image(Precision.FP64), 1e-10);
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"LITE", "SQUEEZENET1_1", "VGG19_NORMALIZED"})
  void areThoseOfTheWholeImageWhereEdgesAreRepeated(Network network) throws Exception {
    FeatureNetwork exact = network(network, EdgePadding.REPLICATE, Precision.FP64);
    assertSame(exact, TILE, image(Precision.FP64), 1e-10);
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"LITE", "SQUEEZENET1_1", "VGG19_NORMALIZED"})
  void areThoseOfTheWholeImageWithMeansForLargestValues(Network network) throws Exception {
    FeatureNetwork exact =
        network(network, Pooling.AVERAGE, EdgePadding.AS_TRAINED, Precision.FP64);
    assertSame(exact, TILE, image(Precision.FP64), 1e-10);
  }

  /** SqueezeNet's first pooling is a segment of its own, with no convolution to widen its tiles. */
  @Test
  void everyTileOfEverySizeIsLargeEnoughForItsStages() throws Exception {
    for (EdgePadding edges : EdgePadding.values()) {
      FeatureNetwork network = network(Network.SQUEEZENET1_1, edges, Precision.FP32);
      Layer layer = network.layer("fire2");
      for (int width = 1000; width < 1160; width++) {
        Tensor image = SyntheticNetworks.noise(1, 40, width).to(Precision.FP32);
        long[] positions = {0};
        network.read(
            image,
            List.of(layer),
            TILE,
            (read, region, found) -> positions[0] += region.height() * region.width());
        Tensor whole = network.features(image, List.of(layer)).at(layer);
        assertThat(positions[0]).as("width %d", width).isEqualTo(whole.size(2) * whole.size(3));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"17", "33", "100", "151", "205"})
  void areThoseOfTheWholeImageForTilesOfAnySize(int tile) throws Exception {
    FeatureNetwork exact = network(Network.LITE, EdgePadding.AS_TRAINED, Precision.FP64);
    assertSame(exact, tile, image(Precision.FP64), 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"40, 300", "300, 41", "65, 64", "128, 129"})
  void areThoseOfTheWholeImageForImagesOfAnyShape(int height, int width) throws Exception {
    for (Network network : List.of(Network.LITE, Network.SQUEEZENET1_1)) {
      FeatureNetwork exact = network(network, EdgePadding.AS_TRAINED, Precision.FP64);
      assertSame(exact, TILE, SyntheticNetworks.noise(2, height, width), 1e-10);
    }
  }

  @Test
  void areThoseOfTheWholeImageForTwoNetworksAsOne() throws Exception {
    Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
    for (Network network : List.of(Network.SQUEEZENET1_1, Network.LITE)) {
      networks.put(network, network(network, EdgePadding.AS_TRAINED, Precision.FP64));
    }
    assertSame(new JointNetwork(networks), TILE, image(Precision.FP64), 1e-10);
  }

  @Test
  void areNearlyThoseOfTheWholeImageInBf16() throws Exception {
    FeatureNetwork network = network(Network.LITE, EdgePadding.AS_TRAINED, Precision.BF16);
    assertSame(network, TILE, image(Precision.FP32), 0.05);
  }

  @Test
  void oneShallowLayerIsEnough() throws Exception {
    FeatureNetwork exact = network(Network.VGG16, EdgePadding.AS_TRAINED, Precision.FP64);
    List<Layer> wanted = List.of(exact.layer("relu1_1"));
    Tensor image = image(Precision.FP64);
    Features features = exact.features(image, wanted);
    Tensor tiled = exact.gradient(image, wanted, TILE, RecordedSlopes.of(features, wanted, 1e-10));
    Tensor whole = exact.gradient(image, wanted, 0, RecordedSlopes.of(features, wanted, 1e-10));
    assertThat(RecordedSlopes.difference(tiled, whole)).isLessThan(1e-10);
  }
}
