package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.bench.baseline.PublishedRecipe;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ScaleOptions;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;

/**
 * How long it takes to reach the loss that the published recipe reaches. Its path is followed with
 * targets computed once, which gives the same numbers; its time is that of its own evaluations. The
 * loss of ours is that of the finished picture, measured in fp32 while the clock stands.
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
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      Objective judge = Losses.of(keras, weights, content, style);
      List<Contender> contenders = new ArrayList<>();
      for (Precision precision : PaintBench.precisions()) {
        IterativeStylizer ours = new IterativeStylizer(coarseToFine(size, precision), weights);
        contenders.add(
            new Contender(
                "Impasto, coarse to fine, " + precision.label(),
                () -> secondsTo(new Finish(goal, loss(judge)), ours, photo, painting)));
      }
      List<Timing> timings = new ArrayList<>(alternation.once(contenders, "s"));
      timings.add(new Timing(baseline, List.of(path.size() * published)));
      String best = contenders.get(contenders.size() - 1).name();
      return List.of(
          new Comparison(
              "until the loss is what the published recipe reaches, VGG-16, %d×%d"
                  .formatted(size, size),
              "s",
              timings,
              List.of(new Target(best, baseline, 20))));
    }
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

  private static double secondsTo(
      Finish finish, IterativeStylizer ours, Picture photo, Picture painting) throws IOException {
    long begun = System.nanoTime();
    Picture painted = ours.stylize(photo, List.of(painting), finish).picture();
    finish.judge(painted, (System.nanoTime() - begun) / 1e9);
    return finish.seconds();
  }

  private static ToDoubleFunction<Picture> loss(Objective judge) {
    return picture -> {
      try (Scope scope = Scope.open()) {
        return judge.evaluate(Images.tensor(picture, Compute.DEFAULTS)).loss();
      }
    };
  }

  private static IterativeOptions coarseToFine(int size, Precision precision) {
    return PaintBench.keras(precision)
        .withOptimizer(Preset.DEFAULT.options().optimizer())
        .withInitialImage(Preset.DEFAULT.options().initialImage())
        .withScales(new ScaleOptions(size, 0, size / SMALLEST, FIRST, LATER));
  }
}
