package org.impasto.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.impasto.paint.distill.DistillOptions;
import org.impasto.paint.distill.VisitedOptions;
import org.impasto.paint.features.Network;
import org.impasto.paint.tensor.Compute;
import picocli.CommandLine.Option;

/** The options about what is taught, and how. */
final class DistillMixin {
  /** The teachers of the network that comes with the program. */
  static final String TEACHERS = "vgg19_normalised,squeezenet1_1";

  @Option(
      names = "--teachers",
      split = ",",
      paramLabel = "NAME",
      defaultValue = TEACHERS,
      description =
          "The networks to imitate, joined by commas: vgg16, vgg19, vgg19_normalised or"
              + " squeezenet1_1. Default: ${bundle:default.teachers}")
  List<Network> teachers;

  @Option(
      names = "--weights",
      paramLabel = "NAME=FILE",
      description =
          "The weights of a teacher; by default from the cache, or downloaded once, if they"
              + " are online. Can be given for"
              + " each")
  Map<Network, Path> files = new HashMap<>();

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "DIR",
      description = "A folder of photos, with those in it; can be given again")
  List<Path> photos;

  @Option(
      names = "--paintings",
      paramLabel = "DIR",
      description =
          "A folder of paintings in whose style the student paints photos, besides that of other"
              + " photos; can be given again")
  List<Path> paintings = new ArrayList<>();

  @Option(
      names = "--init",
      paramLabel = "FILE",
      description =
          "Start from this network instead of random weights: current.safetensors in another run's"
              + " OUT.distill, or a finished network")
  Path begun;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many; more come closer to the teachers. Default: ${bundle:default.steps}")
  Integer steps;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description =
          "Side of the crops; larger teaches deep layers more, and takes longer. Default:"
              + " ${bundle:default.size}")
  Integer size;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Crops in a step. Default: ${bundle:default.batch}")
  Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description =
          "At the start; larger learns faster until it diverges. Default:"
              + " ${bundle:default.learning-rate}")
  Double learningRate;

  @Option(
      names = "--gram-weight",
      paramLabel = "W",
      description =
          "Weight of Gram matrices beside activations; larger imitates textures more than places."
              + " Default: ${bundle:default.gram-weight}")
  Double gramWeight;

  @Option(
      names = "--mosaics",
      paramLabel = "SHARE",
      description =
          "The share of crops that are four crops at half their size; more teaches small pictures."
              + " Default: ${bundle:default.mosaics}")
  Double mosaics;

  @Option(
      names = "--visit-from",
      paramLabel = "N",
      description =
          "Step from which the student also learns from pictures that it paints itself. Default:"
              + " ${bundle:default.visit-from}")
  Integer visitFrom;

  @Option(
      names = "--visit-every",
      paramLabel = "N",
      description = "Steps until it paints more. Default: ${bundle:default.visit-every}")
  Integer visitEvery;

  @Option(
      names = "--visit-count",
      paramLabel = "N",
      description =
          "How many it paints each time, 0 for none; more take longer. Default:"
              + " ${bundle:default.visit-count}")
  Integer visitCount;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of all random numbers; the same gives the same network. Default:"
              + " ${bundle:default.seed}")
  Long seed;

  /** Refuses a teacher given twice, and weights that nobody needs. */
  void check() {
    for (Network network : teachers) {
      if (teachers.indexOf(network) != teachers.lastIndexOf(network)) {
        throw new UsageException("--teachers: %s is given twice".formatted(network.label()));
      }
    }
    for (Network network : files.keySet()) {
      if (!teachers.contains(network)) {
        throw new UsageException(
            "--weights: %s is no teacher — name it with --teachers too".formatted(network.label()));
      }
    }
  }

  /** The options, computed as {@code compute} says. */
  DistillOptions options(Compute compute) {
    DistillOptions d = DistillOptions.DEFAULTS;
    VisitedOptions visited =
        new VisitedOptions(
            or(visitFrom, d.visited().from()),
            or(visitEvery, d.visited().every()),
            or(visitCount, d.visited().count()),
            d.visited().share(),
            d.visited().evaluations());
    return new DistillOptions(
        or(size, d.size()),
        or(batch, d.batch()),
        or(steps, d.steps()),
        or(learningRate, d.learningRate()),
        or(gramWeight, d.gramWeight()),
        d.largestGradient(),
        d.averaging(),
        or(mosaics, d.mosaics()),
        visited,
        or(seed, d.seed()),
        compute);
  }

  private static <T> T or(T given, T usual) {
    return Optional.ofNullable(given).orElse(usual);
  }
}
