package org.impasto.paint.feedforward;

import java.util.List;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.DefaultLayers;
import org.impasto.paint.loss.LayerWeight;

/**
 * The layers that a style is trained on when nobody names others. Those of content are shallower
 * than for painting, as in Johnson et al. 2016: the network that paints sees a photo once and has
 * to keep its edges from the beginning.
 */
final class TrainingLayers {
  private TrainingLayers() {}

  /** Those of {@code network}. */
  static DefaultLayers of(Network network) {
    return switch (network) {
      case LITE ->
          new DefaultLayers(
              LayerWeight.each(0.5, "block2", "block3"),
              List.of(
                  new LayerWeight("block1", 0.25),
                  new LayerWeight("block2", 0.25),
                  new LayerWeight("block3", 0.2),
                  new LayerWeight("block4", 0.15),
                  new LayerWeight("block5", 0.1),
                  new LayerWeight("block6", 0.05)));
      case VGG16, VGG19 -> with("relu2_2", DefaultLayers.of(network));
      case VGG19_NORMALIZED -> with("relu2_1", DefaultLayers.of(network));
      case SQUEEZENET1_1 -> with("fire3", DefaultLayers.of(network));
    };
  }

  private static DefaultLayers with(String content, DefaultLayers layers) {
    return new DefaultLayers(LayerWeight.each(1, content), layers.style());
  }
}
