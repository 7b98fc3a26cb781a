package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;

/** Painting with several networks in one loss. */
class JointPaintingTest {
  private static final List<Network> BOTH =
      List.of(Network.SQUEEZENET1_1, Network.VGG19_NORMALIZED);

  private static IterativeOptions options(int evaluations) {
    return Preset.DEFAULT.options().withScales(new ScaleOptions(0, 1, 16, evaluations, 1));
  }

  private static Painting paint(IterativeOptions options, List<Progress> seen) throws Exception {
    try (Scope scope = Scope.open()) {
      Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
      List<Weights> weights = new ArrayList<>();
      for (Network name : BOTH) {
        weights.add(SyntheticNetworks.weights(name, 1));
        networks.put(
            name,
            FeatureNetwork.of(
                NetworkOptions.of(name), weights.get(weights.size() - 1), options.compute()));
      }
      return new IterativeStylizer(options, new JointNetwork(networks), weights)
          .stylize(TinyRun.content(), List.of(TinyRun.style()), seen::add);
    }
  }

  private static LossValues firstLossAlone(Network network) throws Exception {
    List<Progress> seen = new ArrayList<>();
    new IterativeStylizer(options(1).withNetwork(network), SyntheticNetworks.weights(network, 1))
        .stylize(TinyRun.content(), List.of(TinyRun.style()), seen::add);
    return seen.get(0).loss();
  }

  @Test
  void jointLossIsTheMeanOfTheLossesWithEachNetworkAlone() throws Exception {
    List<Progress> seen = new ArrayList<>();
    paint(options(1).withNetworks(BOTH), seen);
    LossValues squeezeNet = firstLossAlone(Network.SQUEEZENET1_1);
    LossValues vgg = firstLossAlone(Network.VGG19_NORMALIZED);
    LossValues joint = seen.get(0).loss();
    double mean = (squeezeNet.style() + vgg.style()) / 2;
    assertThat(joint.style()).isCloseTo(mean, within(1e-5 * mean));
    assertThat(joint.totalVariation()).isEqualTo(vgg.totalVariation());
  }

  @Test
  void paintingLowersTheJointLossAndRecordsAllWeights() throws Exception {
    List<Progress> seen = new ArrayList<>();
    Painting painting = paint(options(6).withNetworks(BOTH), seen);
    assertThat(painting.loss().total()).isLessThan(seen.get(0).loss().total());
    assertThat(painting.picture().metadata().provenance().orElseThrow())
        .containsPattern("\"weights\":\\[\\{[^]]*},\\{[^]]*}]")
        .contains("squeezenet1_1/fire9", "vgg19_normalised/relu3_1")
        .doesNotContain("\"network\":\"VGG16\"");
  }
}
