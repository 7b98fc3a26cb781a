package org.impasto.paint.evaluation;

import java.util.List;
import java.util.Map;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * A network that judges results, just as it was trained: maximum pooling, its own border.
 *
 * @param network which one
 * @param weights its weights
 */
public record Judge(Network network, Weights weights) {
  /** The judges when nobody names others; they see different things, and are small. */
  public static final List<Network> DEFAULTS =
      List.of(Network.SQUEEZENET1_1, Network.VGG19_NORMALIZED);

  /** A judge for each entry, in the order of the map. */
  public static List<Judge> of(Map<Network, Weights> weights) {
    return weights.entrySet().stream().map(e -> new Judge(e.getKey(), e.getValue())).toList();
  }

  /** The layers at which it compares: those whose textures the default preset compares in it. */
  public List<String> layers() {
    return Preset.DEFAULT.options().withNetwork(network).loss().style().layers().stream()
        .map(LayerWeight::layer)
        .toList();
  }

  NetworkOptions asTrained() {
    return new NetworkOptions(network, Pooling.MAX, EdgePadding.AS_TRAINED);
  }

  /** The network, in the current scope. */
  FeatureNetwork open(Compute compute) throws WeightException {
    return FeatureNetwork.of(asTrained(), weights, compute);
  }
}
