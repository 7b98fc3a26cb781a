package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.impasto.bench.baseline.PlainTraining;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.features.Network;
import org.impasto.paint.feedforward.StyleTrainer;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TrainingFiles;
import org.impasto.paint.feedforward.TrainingListener;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingProgress;
import org.impasto.paint.feedforward.TransformerNet;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.optim.Adam;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.Weights;

/** A training step of {@code pytorch/examples} beside ours, per photo. */
final class TrainBench {
  private static final String BASELINE = "pytorch/examples: standard, VGG-16, batches of 4";
  private static final int BATCH = 4;
  private static final int STEPS = 6;
  private static final int WARM_UP = 2;
  private static final int BLOCKS = 4;

  private TrainBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = options.size() / 2;
    Path folder = Files.createTempDirectory("bench-train");
    try (Scope scope = Scope.open()) {
      photos(folder, size);
      Picture painting = Samples.painting(size, size);
      TrainingOptions usual = TrainingPreset.DEFAULT.options();
      TrainingOptions ours =
          usual
              .withCrops(usual.crops().with(size, 1, 0))
              .withStyle(new TrainingOptions.TrainingStyle(size, List.of()));
      List<Contender> contenders = new ArrayList<>(List.of(baseline(size, painting)));
      List<Target> targets = new ArrayList<>();
      for (Precision precision : PaintBench.precisions()) {
        TrainingOptions faster = ours.withCompute(new Compute(Device.CPU, precision));
        String small = "Impasto: small, lite, " + precision.label();
        String standard = "Impasto: standard, VGG-16, " + precision.label();
        contenders.add(contender(small, faster, EmbeddedWeights.lite(), painting, folder));
        contenders.add(
            contender(
                standard,
                faster.withNetwork(Network.VGG16).withWidth(TransformerWidth.STANDARD),
                SeededWeights.of(Network.VGG16),
                painting,
                folder));
        targets.add(new Target(small, BASELINE, 6));
        targets.add(new Target(standard, BASELINE, 2.5));
      }
      return List.of(
          new Comparison(
              "training a style, per photo of %d×%d".formatted(size, size),
              "s",
              alternation.measure(contenders, "s"),
              targets));
    } finally {
      Folders.delete(folder);
    }
  }

  private static void photos(Path folder, int size) throws IOException {
    for (int i = 0; i < 8; i++) {
      Picture photo = Samples.photo(size + 16 * i, size + 16 * i);
      PictureWriter.write(photo, folder.resolve(i + ".png"), WriteOptions.DEFAULTS);
    }
  }

  private static Contender baseline(int size, Picture painting) throws IOException {
    PlainVgg network =
        PlainVgg.of(SeededWeights.of(Network.VGG16), Arrays.copyOf(SeededWeights.VGG16, BLOCKS));
    Tensor photo = Images.tensor(Samples.photo(size, size), Compute.DEFAULTS);
    Tensor photos = photo;
    for (int i = 1; i < BATCH; i++) {
      photos = photos.concatenate(photo, 0);
    }
    Map<String, long[]> shapes = TransformerNet.shapes(TransformerWidth.STANDARD);
    TrainedStyle start = SeededWeights.style(TransformerWidth.STANDARD);
    Tensor style = Images.tensor(painting, Compute.DEFAULTS);
    PlainTraining objective = new PlainTraining(network, shapes, photos, style);
    AdamOptions constants = new AdamOptions(1e-3, 0.9, 0.999, 1e-8, 0, false);
    Adam adam = new Adam(constants, objective, vector(start, shapes));
    Work step = Work.timed(() -> adam.step(1));
    return new Contender(BASELINE, () -> step.measure() / BATCH);
  }

  private static Tensor vector(TrainedStyle style, Map<String, long[]> shapes) {
    Tensor vector = Tensor.of(new float[0], 0);
    for (String name : shapes.keySet()) {
      WeightArray array = style.arrays().get(name);
      vector = vector.concatenate(Tensor.of(array.data(), array.data().length), 0);
    }
    return vector;
  }

  private static Contender contender(
      String name, TrainingOptions options, Weights weights, Picture painting, Path photos) {
    StyleTrainer trainer = new StyleTrainer(options, weights, List.of(painting));
    return new Contender(
        name,
        () -> {
          Path folder = Files.createTempDirectory("bench-style");
          try {
            Pace pace = new Pace();
            trainer.train(
                List.of(photos), new TrainingFiles(folder, Duration.ofHours(1), false), pace);
            return pace.secondsPerStep();
          } finally {
            Folders.delete(folder);
          }
        });
  }

  /** Ends a training after some steps, and knows how long the later ones took. */
  private static final class Pace implements TrainingListener {
    private final List<Double> ends = new ArrayList<>();

    @Override
    public boolean onStep(TrainingProgress progress) {
      ends.add(progress.seconds());
      return ends.size() < WARM_UP + STEPS;
    }

    @Override
    public void say(String message) {
      throw new IllegalStateException(message);
    }

    private double secondsPerStep() {
      return (ends.get(WARM_UP + STEPS - 1) - ends.get(WARM_UP - 1)) / STEPS;
    }
  }
}
