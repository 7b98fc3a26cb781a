package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.iterative.ImageObjective;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.Weights;

/** Impasto's objectives for a photo and a painting. */
final class Losses {
  private Losses() {}

  /** The loss that {@code options} name; belongs to the current scope. */
  static Objective of(IterativeOptions options, Weights weights, Tensor photo, Tensor painting)
      throws IOException {
    FeatureNetwork network = FeatureNetwork.of(options.network(), weights, options.compute());
    return of(network, options, photo, painting);
  }

  /** The same with the mean of several networks, each with its own layers. */
  static Objective joint(
      IterativeOptions options, Map<Network, Weights> weights, Tensor photo, Tensor painting)
      throws IOException {
    Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
    Compute compute = options.compute();
    for (Map.Entry<Network, Weights> entry : weights.entrySet()) {
      networks.put(
          entry.getKey(),
          FeatureNetwork.of(NetworkOptions.of(entry.getKey()), entry.getValue(), compute));
    }
    List<Network> names = new ArrayList<>(networks.keySet());
    return of(new JointNetwork(networks), options.withNetworks(names), photo, painting);
  }

  /** The loss of `lite` in tiles of {@code tileSide} pixels; 0 for whole. */
  static Objective lite(IterativeOptions options, int tileSide, Tensor photo, Tensor painting)
      throws IOException {
    FeatureNetwork network =
        FeatureNetwork.of(options.network(), EmbeddedWeights.lite(), options.compute());
    return of(network, options, tileSide, photo, painting);
  }

  private static Objective of(
      FeatureNetwork network, IterativeOptions options, Tensor photo, Tensor painting) {
    return of(network, options, 0, photo, painting);
  }

  private static Objective of(
      FeatureNetwork network,
      IterativeOptions options,
      int tileSide,
      Tensor photo,
      Tensor painting) {
    List<PerceptualLoss.Style> styles = List.of(new PerceptualLoss.Style(painting, 1));
    PerceptualLoss loss = PerceptualLoss.toward(network, options.loss(), photo, styles, tileSide);
    return new ImageObjective(loss, 0, (evaluation, values) -> {});
  }
}
