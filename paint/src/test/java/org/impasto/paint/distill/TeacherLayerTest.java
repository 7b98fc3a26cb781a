package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.impasto.paint.distill.TeacherRun.Positions;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where teachers' positions lie in the image. */
final class TeacherLayerTest {

  /** The middle of all pixels of a row that change {@code position} of a layer. */
  private static double middle(FeatureNetwork network, String name, int position, int size) {
    Tensor image = SyntheticNetworks.noise(3, size, size).to(Precision.FP32).withGradient();
    Layer layer = network.layer(name);
    Tensor there =
        network
            .features(image, List.of(layer))
            .at(layer)
            .slice(2, position, position + 1)
            .slice(3, position, position + 1);
    float[] gradient = there.sum().gradient(image).absolute().mean(1).mean(2).toFloats(); // (W)
    int first = 0;
    while (gradient[first] == 0) {
      first++;
    }
    int last = size - 1;
    while (gradient[last] == 0) {
      last--;
    }
    return (first + last) / 2.0;
  }

  @ParameterizedTest
  @EnumSource(
      value = Network.class,
      names = {"VGG19_NORMALIZED", "SQUEEZENET1_1"})
  void positionsLieWhereTheTableSays(Network name) throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          FeatureNetwork.of(
              new NetworkOptions(name, Pooling.AVERAGE, EdgePadding.AS_TRAINED),
              SyntheticNetworks.weights(name, 1),
              Compute.DEFAULTS);
      for (TeacherLayer layer : TeacherLayer.of(name)) {
        int size = 20 * layer.stride() + 40;
        int position = 10;
        assertThat(middle(network, layer.name(), position, size))
            .as(layer.name())
            .isCloseTo(position * layer.stride() + layer.center(), within(0.5));
      }
    }
  }

  @Test
  void aTeachersPositionLiesOnTheStudentsToHalfAPixel() {
    int size = 224;
    for (Network name : List.of(Network.VGG16, Network.VGG19_NORMALIZED, Network.SQUEEZENET1_1)) {
      for (TeacherRun run : TeacherRun.of(name, null, size)) {
        for (Map.Entry<TeacherLayer, Positions> read : run.reads().entrySet()) {
          TeacherLayer layer = read.getKey();
          int stride = layer.stride();
          double teacher = stride * read.getValue().skipped() + layer.center() - run.lead();
          int positions = LiteArchitecture.positions(layer.block(), size);
          int first = (positions - read.getValue().count() + 1) / 2; // as Target.answer has it
          double student = stride * first + stride - 1 - (size - run.window()) / 2;
          assertThat(teacher).as(layer.name()).isCloseTo(student, within(0.5));
          assertThat(run.lead()).isLessThanOrEqualTo(TeacherRun.MARGIN);
        }
      }
    }
  }

  @Test
  void theStudentsPositionsLieWhereTeachersAreLookedFor() throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          FeatureNetwork.of(
              new NetworkOptions(Network.LITE, Pooling.AVERAGE, EdgePadding.AS_TRAINED),
              SyntheticNetworks.weights(Network.LITE, 1),
              Compute.DEFAULTS);
      for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
        int stride = LiteArchitecture.stride(block);
        int size = 30 * stride + 40;
        assertThat(middle(network, LiteArchitecture.layer(block), 15, size))
            .as("block %d", block)
            .isCloseTo(15 * stride + stride - 1, within(0.5));
      }
    }
  }

  @Test
  void everyLayerIsImitatedAtItsOwnSize() {
    for (Network name : List.of(Network.VGG16, Network.VGG19, Network.SQUEEZENET1_1)) {
      for (TeacherLayer layer : TeacherLayer.of(name)) {
        assertThat(layer.stride()).isEqualTo(LiteArchitecture.stride(layer.block()));
        assertThat(name.layerNames()).contains(layer.name());
      }
    }
  }
}
