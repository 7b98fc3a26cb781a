package org.impasto.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.impasto.paint.features.Network;
import org.impasto.paint.feedforward.CropBatch;
import org.impasto.paint.feedforward.TrainingOptimizer;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingOptions.TrainingStyle;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingSchedule;
import org.impasto.paint.feedforward.TransformerWidth;
import picocli.CommandLine.Option;

/** The options about how a style is trained. */
final class TrainMixin {
  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "A complete recipe: default, johnson-2016 or pytorch-examples; see 'impasto presets NAME'."
            + " Options given beside it change it.",
        "Default: ${bundle:default.preset}, whose values are the defaults shown here"
      })
  TrainingPreset preset = TrainingPreset.DEFAULT;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description =
          "The network whose activations are compared: lite, which comes with the program, vgg16,"
              + " vgg19, vgg19_normalised or squeezenet1_1. A larger one takes longer. Default:"
              + " ${bundle:default.network}")
  Network network;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "That network's weights; by default those that come with the program, from the cache, or"
              + " downloaded once")
  Path weights;

  @Option(
      names = "--grid-weight",
      paramLabel = "W",
      description =
          "Weight of the grid of four pixels that the trained network can leave; larger leaves less"
              + " of it in skies, then less of the style. Default: ${bundle:default.grid-weight}")
  Double gridWeight;

  @Option(
      names = "--width",
      paramLabel = "small|standard",
      description =
          "The size of the network that is trained; standard paints finer, takes four times as"
              + " long, and is four times as large. Default: ${bundle:default.width}")
  TransformerWidth width;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many; more come closer to the style. Default: ${bundle:default.steps}")
  Integer steps;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "Train for this long instead, however many steps that is; the style is not the same every"
              + " time")
  Double minutes;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description =
          "Side of the crops of photos; larger teaches larger shapes, and takes longer. Default:"
              + " ${bundle:default.size}")
  Integer size;

  @Option(
      names = "--small-first",
      paramLabel = "PART",
      description =
          "The part of the training that takes crops of half that size, in a quarter of the time."
              + " Default: ${bundle:default.small-first}")
  Double smallFirst;

  @Option(
      names = "--varied",
      negatable = true,
      description =
          "Also squeeze, turn and mirror photos and change their colors, so that few of them teach"
              + " more. Default: ${bundle:default.varied}")
  Boolean varied;

  @Option(
      names = "--style-size",
      paramLabel = "PIXELS",
      description =
          "Longer side of the style pictures, 0 for their own; larger gives larger strokes."
              + " Default: ${bundle:default.style-size}")
  Integer styleSize;

  @Option(
      names = "--style-blend",
      split = ",",
      paramLabel = "PART",
      description =
          "Parts of several style pictures in the mix, such as 2,1; a larger part counts more."
              + " Default: equal parts")
  List<Double> styleBlend;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Crops in a step; more learn more steadily. Default: ${bundle:default.batch}")
  Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description =
          "At the start; larger learns faster until it diverges. Default:"
              + " ${bundle:default.learning-rate}")
  Double learningRate;

  @Option(
      names = "--last-rate",
      paramLabel = "PART",
      description =
          "The part of the learning rate that is left at the end; 1 lets it be the same all the"
              + " time. Default: ${bundle:default.last-rate}")
  Double lastRate;

  @Option(
      names = "--content-first",
      paramLabel = "PART",
      description =
          "The part of a training from random numbers in which the style counts less at first, so"
              + " that the network learns to see before it paints. Default:"
              + " ${bundle:default.content-first}")
  Double contentFirst;

  @Option(
      names = "--optimizer",
      paramLabel = "muon|adam",
      description = "muon learns from fewer photos. Default: ${bundle:default.optimizer}")
  TrainingOptimizer optimizer;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all random numbers; the same gives the same style. Default:"
              + " ${bundle:default.seed}")
  Long seed;

  /** The preset with these options. */
  TrainingOptions options() {
    TrainingOptions options = preset.options();
    if (network != null) {
      options = options.withNetwork(network);
    }
    if (gridWeight != null) {
      TrainingOptions before = options;
      options = refusing(() -> before.withGridWeight(gridWeight));
    }
    if (width != null) {
      options = options.withWidth(width);
    }
    if (seed != null) {
      options = options.withSeed(seed);
    }
    CropBatch crops = options.crops();
    TrainingSchedule schedule = options.schedule();
    TrainingStyle style = options.style();
    return options
        .withCrops(
            refusing(
                () ->
                    crops
                        .with(
                            or(size, crops.size()),
                            or(batch, crops.count()),
                            or(smallFirst, crops.smallFirst()))
                        .withVaried(or(varied, crops.varied()))))
        .withSchedule(
            refusing(
                () ->
                    new TrainingSchedule(
                        or(steps, schedule.steps()),
                        or(minutes, schedule.minutes()),
                        or(learningRate, schedule.learningRate()),
                        or(lastRate, schedule.lastRate()),
                        schedule.averaging(),
                        or(contentFirst, schedule.contentFirst()),
                        or(optimizer, schedule.optimizer()))))
        .withStyle(
            refusing(
                () ->
                    new TrainingStyle(or(styleSize, style.size()), or(styleBlend, style.blend()))));
  }

  private static <T> T or(T given, T usual) {
    return Optional.ofNullable(given).orElse(usual);
  }

  /** The message names the option by its words. */
  private static <T> T refusing(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
