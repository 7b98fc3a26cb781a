package org.impasto.cli;

import java.util.List;
import org.impasto.paint.features.Network;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.loss.TotalVariationTerm;
import picocli.CommandLine.Option;

/** The options about what counts: weights and layers of the loss. */
final class LossMixin {
  @Option(
      names = "--content-weight",
      paramLabel = "W",
      description = "Larger keeps more of the photo. Default: ${bundle:default.content-weight}")
  Double contentWeight;

  @Option(
      names = "--style-weight",
      paramLabel = "W",
      description = "Larger gives more of the painting. Default: ${bundle:default.style-weight}")
  Double styleWeight;

  @Option(
      names = "--tv-weight",
      paramLabel = "W",
      description =
          "Weight of total variation; larger removes grain, then detail. Default:"
              + " ${bundle:default.tv-weight}")
  Double tvWeight;

  @Option(
      names = "--content-layers",
      paramLabel = "LAYERS",
      description =
          "NAME[:WEIGHT] joined by commas; deeper layers let go of more detail. Default:"
              + " ${bundle:default.content-layers}")
  String contentLayers;

  @Option(
      names = "--style-layers",
      paramLabel = "LAYERS",
      description =
          "NAME[:WEIGHT] joined by commas; shallow layers hold color and grain, deep ones shapes."
              + " Default: ${bundle:default.style-layers}")
  String styleLayers;

  /** {@code loss} with these, for {@code network}. */
  LossWeights applyTo(LossWeights loss, Network network) {
    LossWeights given =
        new LossWeights(content(loss.content(), network), style(loss.style(), network), tv(loss));
    if (given.content().weight() == 0
        && given.style().weight() == 0
        && given.totalVariation().weight() == 0) {
      throw new UsageException(
          "--content-weight, --style-weight and --tv-weight are all 0; one of them must be more");
    }
    return given;
  }

  private ContentTerm content(ContentTerm given, Network network) {
    double weight = weight("--content-weight", contentWeight, given.weight());
    List<LayerWeight> layers = layers("--content-layers", contentLayers, given.layers(), network);
    return UsageException.naming(
        "--content-weight", () -> new ContentTerm(weight, layers, given.reduction()));
  }

  private StyleTerm style(StyleTerm given, Network network) {
    double weight = weight("--style-weight", styleWeight, given.weight());
    List<LayerWeight> layers = layers("--style-layers", styleLayers, given.layers(), network);
    return UsageException.naming(
        "--style-weight", () -> new StyleTerm(weight, layers, given.distance()));
  }

  private TotalVariationTerm tv(LossWeights loss) {
    TotalVariationTerm given = loss.totalVariation();
    double weight = weight("--tv-weight", tvWeight, given.weight());
    return UsageException.naming(
        "--tv-weight", () -> new TotalVariationTerm(weight, given.form(), given.range()));
  }

  /** Losses are computed in single precision, which has no larger factor. */
  private static double weight(String option, Double value, double given) {
    if (value != null && value > Float.MAX_VALUE) {
      throw new UsageException(
          "%s: it is %s; it must be at most %s".formatted(option, value, Float.MAX_VALUE));
    }
    return value == null ? given : value;
  }

  private static List<LayerWeight> layers(
      String option, String text, List<LayerWeight> given, Network network) {
    if (text == null) {
      return given;
    }
    List<LayerWeight> layers = UsageException.naming(option, () -> LayerWeight.parse(text));
    for (LayerWeight layer : layers) {
      if (!network.layerNames().contains(layer.layer())) {
        throw new UsageException(
            "%s: %s has no layer '%s' — its layers are %s"
                .formatted(
                    option,
                    network.label(),
                    layer.layer(),
                    String.join(", ", network.layerNames())));
      }
    }
    return layers;
  }
}
