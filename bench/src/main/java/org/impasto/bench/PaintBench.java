package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.bench.baseline.PlainPort;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.bench.baseline.PublishedRecipe;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ProgressListener;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.Weights;

/** One evaluation with VGG-16 and with other networks, and a picture from begin to end. */
final class PaintBench {
  static final String PUBLISHED = "published Keras recipe";
  static final String PORT = "plain port";
  static final String EXACT = "Impasto, fp32";
  static final String FAST = "Impasto, bf16";

  private static final int PUBLISHED_EVALUATIONS = 200;

  private PaintBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    try (Scope scope = Scope.open()) {
      int size = options.size();
      Picture photo = Samples.photo(size, size);
      Picture painting = Samples.painting(size, size);
      Comparison evaluation = evaluation(size, photo, painting, alternation);
      return List.of(
          evaluation,
          networks(size, photo, painting, alternation),
          tiles(4 * size, alternation),
          picture(size, photo, painting, seconds(evaluation, PUBLISHED), alternation));
    }
  }

  private static double seconds(Comparison comparison, String name) {
    return comparison.timings().stream()
        .filter(timing -> timing.name().equals(name))
        .findFirst()
        .orElseThrow()
        .median();
  }

  /** The precisions that make sense on this machine. */
  static List<Precision> precisions() {
    Precision best = Precision.fastest(Device.CPU);
    return best == Precision.FP32 ? List.of(best) : List.of(Precision.FP32, best);
  }

  private static Compute compute(Precision precision) {
    return new Compute(Device.CPU, precision);
  }

  static IterativeOptions keras(Precision precision) {
    return Preset.KERAS_2017.options().withCompute(compute(precision));
  }

  private static Comparison evaluation(
      int size, Picture photo, Picture painting, Alternation alternation) throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      Weights weights = SeededWeights.of(Network.VGG16);
      PlainVgg plain = PlainVgg.of(weights, SeededWeights.VGG16);
      List<Contender> contenders = new ArrayList<>();
      contenders.add(contender(PUBLISHED, new PublishedRecipe(plain, content, style), content));
      contenders.add(contender(PORT, new PlainPort(plain, content, style), content));
      for (Precision precision : precisions()) {
        Objective loss = Losses.of(keras(precision), weights, content, style);
        contenders.add(contender(precision == Precision.FP32 ? EXACT : FAST, loss, content));
      }
      String best = contenders.get(contenders.size() - 1).name();
      return new Comparison(
          "one evaluation, VGG-16, five style layers, %d×%d".formatted(size, size),
          "s",
          alternation.measure(contenders, "s"),
          List.of(new Target(best, PORT, 3), new Target(best, PUBLISHED, 8)));
    }
  }

  private static Contender contender(String name, Objective objective, Tensor image) {
    return new Contender(
        name,
        Work.timed(
            () -> {
              try (Scope scope = Scope.open()) {
                objective.evaluate(image);
              }
            }));
  }

  private static Comparison networks(
      int size, Picture photo, Picture painting, Alternation alternation) throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      Map<String, Map<Network, Weights>> all = new LinkedHashMap<>();
      all.put("lite", Map.of(Network.LITE, EmbeddedWeights.lite()));
      all.put("VGG-16", seeded(Network.VGG16));
      String teachers = "SqueezeNet and normalized VGG-19";
      all.put(teachers, seeded(Network.SQUEEZENET1_1, Network.VGG19_NORMALIZED));
      List<Contender> contenders = new ArrayList<>();
      List<Target> targets = new ArrayList<>();
      for (Precision precision : precisions()) {
        String suffix = ", " + precision.label();
        for (Map.Entry<String, Map<Network, Weights>> entry : all.entrySet()) {
          IterativeOptions options = Preset.DEFAULT.options().withCompute(compute(precision));
          Objective loss = Losses.joint(options, entry.getValue(), content, style);
          contenders.add(contender(entry.getKey() + suffix, loss, content));
        }
        targets.add(new Target("lite" + suffix, "VGG-16" + suffix, 5));
        targets.add(new Target("lite" + suffix, teachers + suffix, 2));
      }
      return new Comparison(
          "one evaluation of the loss of `default`, %d×%d".formatted(size, size),
          "s",
          alternation.measure(contenders, "s"),
          targets);
    }
  }

  private static Comparison tiles(int size, Alternation alternation) throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(Samples.photo(size, size), Compute.DEFAULTS);
      Tensor style = Images.tensor(Samples.painting(size, size), Compute.DEFAULTS);
      List<Contender> contenders = new ArrayList<>();
      for (Precision precision : precisions()) {
        IterativeOptions options = Preset.DEFAULT.options().withCompute(compute(precision));
        for (int tileSide : new int[] {0, size / 2, size / 4, size / 8}) {
          String name = tileSide == 0 ? "whole" : "tiles of %d px".formatted(tileSide);
          Objective loss = Losses.lite(options, tileSide, content, style);
          contenders.add(contender(name + ", " + precision.label(), loss, content));
        }
      }
      return new Comparison(
          "one evaluation with lite, %d×%d, whole and in tiles".formatted(size, size),
          "s",
          alternation.measure(contenders, "s"),
          List.of());
    }
  }

  private static Map<Network, Weights> seeded(Network... networks) {
    Map<Network, Weights> weights = new LinkedHashMap<>();
    for (Network network : networks) {
      weights.put(network, SeededWeights.of(network));
    }
    return weights;
  }

  private static Comparison picture(
      int size, Picture photo, Picture painting, double published, Alternation alternation)
      throws IOException {
    String whole = "published Keras recipe, %d evaluations".formatted(PUBLISHED_EVALUATIONS);
    List<Contender> contenders = new ArrayList<>();
    for (Precision precision : precisions()) {
      IterativeOptions usual = Preset.DEFAULT.options().withCompute(compute(precision));
      IterativeOptions sized = usual.withScales(usual.scales().withSize(size));
      IterativeStylizer stylizer = new IterativeStylizer(sized, EmbeddedWeights.lite());
      contenders.add(
          new Contender(
              "`default` with lite, " + precision.label(),
              Work.timed(() -> stylizer.stylize(photo, List.of(painting), ProgressListener.NONE))));
    }
    List<Timing> timings = new ArrayList<>(alternation.once(contenders, "s"));
    timings.add(new Timing(whole, List.of(PUBLISHED_EVALUATIONS * published)));
    String best = contenders.get(contenders.size() - 1).name();
    return new Comparison(
        "a picture, %d×%d".formatted(size, size),
        "s",
        timings,
        List.of(new Target(best, whole, 40)));
  }
}
