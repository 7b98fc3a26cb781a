package org.impasto.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.impasto.cli.Choices.OptimizerKind;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.iterative.InitialImage;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ScaleOptions;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.optim.OptimizerOptions;
import picocli.CommandLine.Option;

/** The options about the method: preset, network, sizes, optimizer and start. */
final class RecipeMixin {
  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "A complete recipe; see 'impasto presets'. Options given beside it change it.",
        "Default: ${bundle:default.preset}, whose values are the defaults shown here"
      })
  Preset preset;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = {
        "The network whose activations are compared: lite, which comes with the program, vgg16,"
            + " vgg19, vgg19_normalised or squeezenet1_1. A larger one takes longer. Default:"
            + " ${bundle:default.network}"
      })
  Network network;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "The network's weights; by default those that come with the program, from the cache, or"
              + " downloaded once")
  Path weights;

  @Option(
      names = "--pooling",
      paramLabel = "max|average",
      description =
          "How the network shrinks its feature maps; average gives softer strokes. Default:"
              + " ${bundle:default.pooling}")
  Pooling pooling;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description =
          "Longer side of the picture; 0 is the photo's own. Larger shows finer detail, and takes"
              + " time and memory by its square. Default: ${bundle:default.size}")
  Integer size;

  @Option(
      names = "--scales",
      paramLabel = "N",
      description =
          "How many sizes to paint at, from coarse to fine in steps of √2; 0 is as many as fit."
              + " More give larger strokes. Default: ${bundle:default.scales}")
  Integer scales;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Evaluations of the loss at the first size; later sizes get the preset's share of it."
              + " More give more style, up to a point, and take longer. Default:"
              + " ${bundle:default.iterations}")
  Integer iterations;

  @Option(
      names = "--optimizer",
      paramLabel = "lbfgs|adam",
      description =
          "How the loss is made smaller; adam needs less memory and more iterations. Default:"
              + " ${bundle:default.optimizer}")
  OptimizerKind optimizer;

  @Option(
      names = "--half-history",
      description =
          "Remember the past steps of lbfgs in half the memory, in bfloat16; the picture is another"
              + " one that is as good. Chosen by itself where it would not fit else")
  boolean halfHistory;

  @Option(
      names = "--init",
      paramLabel = "content|noise|FILE",
      description =
          "Where painting starts: at the photo, at noise, or at a picture of yours. Default:"
              + " ${bundle:default.init}")
  String init;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the noise; the same gives the same picture. Default: ${bundle:default.seed}")
  Long seed;

  Preset preset() {
    return preset == null ? Preset.DEFAULT : preset;
  }

  /** The preset with these options; {@link #initFile()} is left to the caller. */
  IterativeOptions options() {
    IterativeOptions changed = preset().options();
    if (network != null) {
      changed = changed.withNetwork(network);
    }
    if (pooling != null) {
      changed = changed.withNetworkOptions(changed.network().withPooling(pooling));
    }
    if (optimizer != null) {
      changed = changed.withOptimizer(optimizer(changed.optimizer()));
    }
    if (halfHistory) {
      if (!(changed.optimizer() instanceof LbfgsOptions lbfgs)) {
        throw new UsageException("--half-history: adam remembers no steps — leave it out");
      }
      changed = changed.withOptimizer(lbfgs.withHalfHistory(true));
    }
    if (seed != null) {
      changed = changed.withSeed(seed);
    }
    if (init != null && initFile().isEmpty()) {
      changed = changed.withInitialImage(initialImage(changed.initialImage()));
    }
    return changed.withScales(scaled(changed.scales()));
  }

  private ScaleOptions scaled(ScaleOptions given) {
    ScaleOptions changed = given;
    if (size != null) {
      ScaleOptions before = changed;
      changed = UsageException.naming("--size", () -> before.withSize(size));
    }
    if (scales != null) {
      ScaleOptions before = changed;
      changed = UsageException.naming("--scales", () -> before.withCount(scales));
    }
    if (iterations != null) {
      ScaleOptions before = changed;
      changed = UsageException.naming("--iterations", () -> before.withEvaluations(iterations));
    }
    return changed;
  }

  /** The preset's constants where it has that optimizer; else those of the preset that does. */
  private OptimizerOptions optimizer(OptimizerOptions given) {
    return switch (optimizer) {
      case LBFGS -> given instanceof LbfgsOptions ? given : LbfgsOptions.DEFAULTS;
      case ADAM -> given instanceof AdamOptions ? given : Preset.CROWSON_2023.options().optimizer();
    };
  }

  private InitialImage initialImage(InitialImage given) {
    if (init.equals("content")) {
      return given instanceof InitialImage.Content ? given : InitialImage.Content.DEFAULTS;
    }
    return given instanceof InitialImage.Noise ? given : InitialImage.Noise.DEFAULTS;
  }

  /** The picture to start at, if it is a file. */
  Optional<Path> initFile() {
    boolean named = init != null && !init.equals("content") && !init.equals("noise");
    return named ? Optional.of(Path.of(init)) : Optional.empty();
  }
}
