package org.impasto.paint.iterative;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.StyleTerm;

/**
 * The layers to compare in a network when nobody names others.
 *
 * @param content one in the middle, which holds shapes but not their texture
 * @param style from the first, which holds color and grain, to the deepest that still helps; their
 *     weights sum to 1
 */
public record DefaultLayers(List<LayerWeight> content, List<LayerWeight> style) {

  /** Those of {@code network}. */
  public static DefaultLayers of(Network network) {
    return switch (network) {
      case LITE ->
          new DefaultLayers(
              LayerWeight.each(0.5, "block3", "block4"),
              List.of(
                  new LayerWeight("block1", 0.1),
                  new LayerWeight("block2", 0.1),
                  new LayerWeight("block3", 0.15),
                  new LayerWeight("block4", 0.2),
                  new LayerWeight("block5", 0.2),
                  new LayerWeight("block6", 0.25)));
      case VGG16, VGG19 ->
          new DefaultLayers(
              LayerWeight.each(1, "relu4_2"),
              falling("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"));
      case VGG19_NORMALIZED ->
          new DefaultLayers(
              LayerWeight.each(1, "relu3_1"),
              LayerWeight.each(1.0 / 3, "relu1_1", "relu2_1", "relu3_1"));
      case SQUEEZENET1_1 ->
          new DefaultLayers(
              LayerWeight.each(1, "fire5"), falling("relu1", "fire3", "fire5", "fire7", "fire9"));
    };
  }

  /**
   * The mean of the defaults of {@code networks}, with the layers' names in a {@link JointNetwork}.
   */
  static DefaultLayers ofEach(List<Network> networks) {
    return new DefaultLayers(
        networks.stream().flatMap(n -> shares(n, of(n).content, networks.size())).toList(),
        networks.stream().flatMap(n -> shares(n, of(n).style, networks.size())).toList());
  }

  private static Stream<LayerWeight> shares(Network network, List<LayerWeight> layers, int parts) {
    return layers.stream()
        .map(l -> new LayerWeight(JointNetwork.layerName(network, l.layer()), l.weight() / parts));
  }

  /** Less weight for deep layers, whose shapes else displace the photo's. */
  private static List<LayerWeight> falling(String... layers) {
    double[] weights = {0.3, 0.3, 0.2, 0.1, 0.1};
    return IntStream.range(0, layers.length)
        .mapToObj(i -> new LayerWeight(layers[i], weights[i]))
        .toList();
  }

  /** {@code loss} with these layers instead of its own. */
  public LossWeights in(LossWeights loss) {
    return new LossWeights(
        new ContentTerm(loss.content().weight(), content, loss.content().reduction()),
        new StyleTerm(loss.style().weight(), style, loss.style().distance()),
        loss.totalVariation());
  }
}
