package org.impasto.paint.feedforward;

import static org.impasto.paint.loss.LayerWeight.each;

import java.util.List;
import java.util.stream.Collectors;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.feedforward.TrainingOptions.TrainingStyle;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.GramDivisor;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.Reduction;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.loss.TotalVariation;
import org.impasto.paint.loss.TotalVariationTerm;
import org.impasto.paint.tensor.Compute;

/**
 * A complete, named recipe for training a style.
 *
 * @param name what people type
 * @param description what it is, in a line
 * @param source where its numbers come from
 * @param departures where it knowingly differs from its source
 * @param options the recipe
 */
public record TrainingPreset(
    String name,
    String description,
    String source,
    List<String> departures,
    TrainingOptions options) {

  private static final String[] LAST_OF_EACH_BLOCK = {"relu1_2", "relu2_2", "relu3_3", "relu4_3"};

  private static final double STYLE_WEIGHT = 3;
  private static final double GRID_WEIGHT = 0.03;
  private static final String OFF_GRID =
      "up to a quarter of rows and columns, divided at random between the sides, is left out of the"
          + " comparison, so that neither a grid nor the border is learned";

  /**
   * Our best; the kind of loss of the iterative default, so that one weight suits every painting,
   * but with less style and with shallower layers.
   */
  public static final TrainingPreset DEFAULT =
      new TrainingPreset(
          "default",
          "A small, fast network; one setting for every painting",
          "this project",
          List.of(),
          new TrainingOptions(
              Preset.DEFAULT.options().network(),
              defaultLoss(),
              GRID_WEIGHT,
              TransformerWidth.SMALL,
              new TrainingStyle(384, List.of()),
              CropBatch.DEFAULTS,
              TrainingSchedule.DEFAULTS,
              0,
              Compute.DEFAULTS));

  /** The method as its authors printed it. */
  public static final TrainingPreset JOHNSON_2016 =
      new TrainingPreset(
          "johnson-2016",
          "The method as printed: VGG-16, content relu2_2, four style layers",
          "Johnson, Alahi and Fei-Fei, ECCV 2016, with the weights of jcjohnson/fast-neural-style",
          List.of(
              "instance norm and enlarging before convolutions; there batch norm and transposed"
                  + " convolutions",
              "crops of photos; there whole photos squeezed to 256×256",
              OFF_GRID),
          new TrainingOptions(
              new NetworkOptions(Network.VGG16, Pooling.MAX, EdgePadding.AS_TRAINED),
              new LossWeights(
                  new ContentTerm(1, each(1, "relu2_2"), Reduction.MEAN),
                  new StyleTerm(
                      5,
                      each(1, LAST_OF_EACH_BLOCK),
                      new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.SUM)),
                  new TotalVariationTerm(1e-6, TotalVariation.ALL_SQUARES, 255)),
              0,
              TransformerWidth.STANDARD,
              new TrainingStyle(256, List.of()),
              new CropBatch(256, 4, 0.4, 1, 0, false),
              new TrainingSchedule(40_000, 0, 1e-3, 1, 0, 0, TrainingOptimizer.ADAM),
              0,
              Compute.DEFAULTS));

  /** The program most people learn the method from. */
  public static final TrainingPreset PYTORCH_EXAMPLES =
      new TrainingPreset(
          "pytorch-examples",
          "fast_neural_style of pytorch/examples with its defaults",
          "pytorch/examples, fast_neural_style (BSD-3-Clause)",
          List.of(
              "weights are those of the catalog (Keras), whose activations are larger; there"
                  + " torchvision's — give those with --weights",
              "random crops; there from the middle",
              OFF_GRID),
          new TrainingOptions(
              new NetworkOptions(Network.VGG16, Pooling.MAX, EdgePadding.AS_TRAINED),
              new LossWeights(
                  new ContentTerm(1e5, each(1, "relu2_2"), Reduction.MEAN),
                  new StyleTerm(
                      1e10,
                      each(1, LAST_OF_EACH_BLOCK),
                      new StyleDistance.Gram(GramDivisor.ELEMENTS, Reduction.MEAN)),
                  new TotalVariationTerm(0, TotalVariation.ALL_SQUARES, 255)),
              0,
              TransformerWidth.STANDARD,
              new TrainingStyle(0, List.of()),
              new CropBatch(256, 4, 0.4, 1, 0, false),
              new TrainingSchedule(40_000, 0, 1e-3, 1, 0, 0, TrainingOptimizer.ADAM),
              0,
              Compute.DEFAULTS));

  private static LossWeights defaultLoss() {
    LossWeights loss = TrainingLayers.of(Network.LITE).in(Preset.DEFAULT.options().loss());
    StyleTerm style = loss.style();
    return new LossWeights(
        loss.content(),
        new StyleTerm(STYLE_WEIGHT, style.layers(), style.distance()),
        loss.totalVariation());
  }

  /** Copies the list. */
  public TrainingPreset {
    departures = List.copyOf(departures);
  }

  /** All presets, our own first. */
  public static List<TrainingPreset> all() {
    return List.of(DEFAULT, JOHNSON_2016, PYTORCH_EXAMPLES);
  }

  /**
   * The preset called {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TrainingPreset of(String name) {
    return all().stream()
        .filter(preset -> preset.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "preset is '%s'; it must be one of %s"
                        .formatted(
                            name,
                            all().stream()
                                .map(TrainingPreset::name)
                                .collect(Collectors.joining(", ")))));
  }
}
