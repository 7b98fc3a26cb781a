package org.impasto.paint.iterative;

import static org.impasto.paint.loss.LayerWeight.each;

import java.util.List;
import java.util.stream.Collectors;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.iterative.InitialImage.Noise.Distribution;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.GramDivisor;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.Reduction;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.loss.TotalVariation;
import org.impasto.paint.loss.TotalVariationTerm;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.optim.LbfgsOptions.LineSearch;
import org.impasto.paint.tensor.Compute;

/**
 * A complete, named recipe: network, layers, divisors, weights, optimizer, scales and start, since
 * a published weight means nothing without all the rest.
 *
 * @param name what people type
 * @param description what it is, in a line
 * @param source where its numbers come from
 * @param departures where it knowingly differs from its source
 * @param options the recipe
 */
public record Preset(
    String name,
    String description,
    String source,
    List<String> departures,
    IterativeOptions options) {

  private static final String[] FIRST_OF_EACH_BLOCK = {
    "relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1"
  };

  /** Our best picture; see docs/presets.md for how it was found. */
  public static final Preset DEFAULT =
      new Preset(
          "default",
          "Large and small strokes, coarse to fine; one setting for every painting and size",
          "this project",
          List.of(),
          new IterativeOptions(
              NetworkOptions.of(Network.LITE),
              new LossWeights(
                  new ContentTerm(1, DefaultLayers.of(Network.LITE).content(), Reduction.RELATIVE),
                  new StyleTerm(
                      20,
                      DefaultLayers.of(Network.LITE).style(),
                      new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE)),
                  new TotalVariationTerm(8, TotalVariation.NINE_POINT, 1)),
              LbfgsOptions.DEFAULTS,
              new ScaleOptions(512, 0, 128, 200, 0.35),
              StyleOptions.DEFAULTS,
              InitialImage.Content.DEFAULTS,
              0,
              Compute.DEFAULTS));

  /** The method as its authors printed it. */
  public static final Preset GATYS_2016 =
      new Preset(
          "gatys-2016",
          "The method as printed: average pooling, one size, from noise",
          "Gatys, Ecker and Bethge, CVPR 2016; layers and α/β = 1e-3",
          List.of(
              "the start is uniform noise in [0, 1]; the paper says white noise and no more",
              "500 evaluations; the paper gives no number"),
          new IterativeOptions(
              new NetworkOptions(Network.VGG19, Pooling.AVERAGE, EdgePadding.AS_TRAINED),
              new LossWeights(
                  new ContentTerm(0.5e-3, each(1, "relu4_2"), Reduction.SUM),
                  new StyleTerm(
                      0.25,
                      each(0.2, FIRST_OF_EACH_BLOCK),
                      new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.MEAN)),
                  new TotalVariationTerm(0, TotalVariation.SQUARED, 255)),
              LbfgsOptions.PLAIN,
              new ScaleOptions(512, 1, 128, 500, 1),
              new StyleOptions(1, StyleSizing.FIT, ColorMode.STYLE, List.of()),
              InitialImage.Noise.DEFAULTS,
              0,
              Compute.DEFAULTS));

  /** The most used program of its time. */
  public static final Preset NEURAL_STYLE =
      new Preset(
          "neural-style",
          "jcjohnson/neural-style with its defaults",
          "jcjohnson/neural-style, 2017 (MIT)",
          List.of(
              "total variation is part of the loss; there it is only part of the gradient",
              "white is 255 in the network; there it is 256"),
          new IterativeOptions(
              new NetworkOptions(Network.VGG19, Pooling.MAX, EdgePadding.AS_TRAINED),
              new LossWeights(
                  new ContentTerm(5, each(1, "relu4_2"), Reduction.MEAN),
                  new StyleTerm(
                      100,
                      each(1, FIRST_OF_EACH_BLOCK),
                      new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.MEAN)),
                  new TotalVariationTerm(1e-3, TotalVariation.SQUARED, 255)),
              new LbfgsOptions(LineSearch.FIXED_STEP, 100, 0, 0),
              new ScaleOptions(512, 1, 128, 1000, 1),
              new StyleOptions(1, StyleSizing.FIT, ColorMode.STYLE, List.of()),
              new InitialImage.Noise(Distribution.NORMAL, 0.45, 0.001 / 255),
              0,
              Compute.DEFAULTS));

  /** The recipe that tutorials copy. */
  public static final Preset KERAS_2017 =
      new Preset(
          "keras-2017",
          "The much copied Keras recipe: VGG-16, five style layers, ten rounds of 20 evaluations",
          "hnarayanan/artistic-style-transfer, after keras-team/keras, 2017 (Apache-2.0)",
          List.of(
              "means are subtracted from the channels they belong to; there red and blue are mixed up",
              "content and style targets are computed once; there at every evaluation",
              "after a restart the first step keeps the scale of the last; there it starts small",
              "the start is uniform in [0, 1]; there in [−4/255, 252/255]"),
          new IterativeOptions(
              new NetworkOptions(Network.VGG16, Pooling.MAX, EdgePadding.AS_TRAINED),
              new LossWeights(
                  new ContentTerm(0.025, each(1, "relu2_2"), Reduction.SUM),
                  new StyleTerm(
                      5.0 / 36,
                      each(0.2, "relu1_2", "relu2_2", "relu3_3", "relu4_3", "relu5_3"),
                      new StyleDistance.Gram(GramDivisor.IMAGE_PIXELS, Reduction.SUM)),
                  new TotalVariationTerm(1, TotalVariation.POWER_1_25, 255)),
              new LbfgsOptions(LineSearch.STRONG_WOLFE, 10, 20, 0),
              new ScaleOptions(512, 1, 128, 200, 1),
              new StyleOptions(1, StyleSizing.STRETCH, ColorMode.STYLE, List.of()),
              InitialImage.Noise.DEFAULTS,
              0,
              Compute.DEFAULTS));

  /** The best-looking peer. */
  public static final Preset CROWSON_2023 =
      new Preset(
          "crowson-2023",
          "crowsonkb/style-transfer-pytorch: coarse to fine, Wasserstein distance, averaged Adam",
          "crowsonkb/style-transfer-pytorch, 2023 (MIT)",
          List.of(
              "matrix roots are exact; there twelve Newton–Schulz steps",
              "weights are those of the catalog (Keras); there torchvision's — give those with --weights",
              "the second moment is enlarged bicubically; there bilinearly"),
          new IterativeOptions(
              new NetworkOptions(Network.VGG19, Pooling.MAX, EdgePadding.REPLICATE),
              new LossWeights(
                  new ContentTerm(0.015, each(1, "relu4_2"), Reduction.MEAN),
                  new StyleTerm(
                      1,
                      List.of(
                          new LayerWeight("relu1_1", 256.0 / 341),
                          new LayerWeight("relu2_1", 64.0 / 341),
                          new LayerWeight("relu3_1", 16.0 / 341),
                          new LayerWeight("relu4_1", 4.0 / 341),
                          new LayerWeight("relu5_1", 1.0 / 341)),
                      new StyleDistance.Wasserstein()),
                  new TotalVariationTerm(2, TotalVariation.NINE_POINT, 1)),
              new AdamOptions(0.02, 0.9, 0.99, 1e-8, 0.99, true),
              new ScaleOptions(512, 0, 128, 1000, 0.5),
              StyleOptions.DEFAULTS,
              new InitialImage.Content(0),
              0,
              Compute.DEFAULTS));

  /** Copies the list. */
  public Preset {
    departures = List.copyOf(departures);
  }

  /** All presets, our own first. */
  public static List<Preset> all() {
    return List.of(DEFAULT, GATYS_2016, NEURAL_STYLE, KERAS_2017, CROWSON_2023);
  }

  /**
   * The preset called {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Preset of(String name) {
    return all().stream()
        .filter(preset -> preset.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "preset is '"
                        + name
                        + "'; it must be one of "
                        + all().stream().map(Preset::name).collect(Collectors.joining(", "))));
  }
}
