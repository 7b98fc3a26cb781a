package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.bench.baseline.PublishedRecipe;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.iterative.ScaleOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;

/**
 * How long it takes to reach the loss that the published recipe reaches. Its path is followed with
 * targets computed once, which gives the same numbers; its time is that of its own evaluations.
 */
final class RaceBench {
  private static final int MEASURED = 3;

  /** Evaluations at the first scale of ours, and the part of them at each later one. */
  private static final int FIRST = 40;

  private static final double LATER = 0.5;

  private static final int SMALLEST = 4;

  private RaceBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = options.size();
    Picture photo = Samples.photo(size, size);
    Picture painting = Samples.painting(size, size);
    Weights weights = SeededWeights.of(Network.VGG16);
    double published = secondsPerEvaluation(photo, painting, weights);
    int evaluations = options.evaluations();
    IterativeOptions keras = Preset.KERAS_2017.options();
    IterativeOptions theirs = keras.withScales(new ScaleOptions(size, 1, size, evaluations, 1));
    List<Double> path = new ArrayList<>();
    new IterativeStylizer(theirs, weights)
        .stylize(photo, List.of(painting), progress -> path.add(progress.loss().total()));
    double goal = path.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    String baseline = "published Keras recipe, %d evaluations".formatted(path.size());
    String ours = "Impasto, coarse to fine";
    List<Contender> contenders =
        List.of(new Contender(ours, () -> secondsTo(goal, size, photo, painting, weights)));
    List<Timing> timings = new ArrayList<>(alternation.once(contenders, "s"));
    timings.add(new Timing(baseline, List.of(path.size() * published)));
    return List.of(
        new Comparison(
            "until the loss is what the published recipe reaches, VGG-16, %d×%d"
                .formatted(size, size),
            "s",
            timings,
            List.of(new Target(ours, baseline, 20))));
  }

  private static double secondsPerEvaluation(Picture photo, Picture painting, Weights weights)
      throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      PublishedRecipe recipe =
          new PublishedRecipe(PlainVgg.of(weights, SeededWeights.VGG16), content, style);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < MEASURED; i++) {
        seconds.add(
            Work.timed(
                    () -> {
                      try (Scope inner = Scope.open()) {
                        recipe.evaluate(content);
                      }
                    })
                .measure());
      }
      return new Timing(PaintBench.PUBLISHED, seconds).median();
    }
  }

  /** Seconds until a run from coarse to fine has the loss {@code goal} at the last scale. */
  private static double secondsTo(
      double goal, int size, Picture photo, Picture painting, Weights weights) throws IOException {
    IterativeOptions ours =
        Preset.KERAS_2017
            .options()
            .withOptimizer(Preset.DEFAULT.options().optimizer())
            .withInitialImage(Preset.DEFAULT.options().initialImage())
            .withScales(new ScaleOptions(size, 0, size / SMALLEST, FIRST, LATER));
    double[] seconds = {Double.POSITIVE_INFINITY};
    new IterativeStylizer(ours, weights)
        .stylize(photo, List.of(painting), progress -> !reached(progress, goal, seconds));
    return seconds[0]; // endless if it was not reached
  }

  private static boolean reached(Progress progress, double goal, double[] seconds) {
    if (progress.scale() < progress.scales() || progress.loss().total() > goal) {
      return false;
    }
    seconds[0] = progress.seconds();
    return true;
  }
}
