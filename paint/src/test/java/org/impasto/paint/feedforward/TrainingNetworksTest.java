package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two steps of training on one photo against networks of random weights. */
class TrainingNetworksTest {
  private static final int SIDE = 64;
  private static final int STEPS = 2;

  @TempDir private Path folder;
  private Path photos;
  private Picture painting;
  private Picture photo;

  @BeforeEach
  void makePictures() throws Exception {
    Path made = Files.createDirectory(folder.resolve("made"));
    PhotoFolder.fill(made, 8, 90, 80);
    painting = PictureReader.read(made.resolve("photo-07.png"));
    photo = PictureReader.read(made.resolve("photo-00.png")).resize(SIDE, SIDE);
    photos = Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < TrainingPhotos.FEWEST; i++) {
      PictureWriter.write(photo, photos.resolve(i + ".png"), WriteOptions.DEFAULTS);
    }
  }

  static Stream<Named<TrainingOptions>> recipes() {
    TrainingOptions ours = TrainingPreset.DEFAULT.options();
    Stream<Named<TrainingOptions>> networks =
        Stream.of(Network.SQUEEZENET1_1, Network.VGG16, Network.VGG19)
            .map(network -> named(network.label(), shrunk(ours.withNetwork(network))));
    Stream<Named<TrainingOptions>> published =
        Stream.of(TrainingPreset.JOHNSON_2016, TrainingPreset.PYTORCH_EXAMPLES)
            .map(preset -> named(preset.name(), shrunk(preset.options())));
    return Stream.concat(networks, published);
  }

  /** Of one whole photo a step, slow enough to go downhill at once, and with all of the style. */
  private static TrainingOptions shrunk(TrainingOptions options) {
    int styleSize = Math.min(SIDE, options.style().size());
    TrainingOptimizer optimizer = options.schedule().optimizer();
    return options
        .withCrops(new CropBatch(SIDE, 1, 1, 1, 0, false))
        .withStyle(new TrainingOptions.TrainingStyle(styleSize, List.of()))
        .withSchedule(new TrainingSchedule(STEPS, 0, 1e-4, 1, 0, 0, optimizer));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyTermCountsAndTwoStepsLowerTheirSum(TrainingOptions options) throws Exception {
    Weights weights = SyntheticNetworks.weights(options.network().network(), 1);
    Steps steps = new Steps();
    TrainedStyle after =
        new StyleTrainer(options, weights, List.of(painting))
            .train(
                List.of(photos),
                new TrainingFiles(folder.resolve("run"), Duration.ofHours(1), false),
                steps)
            .orElseThrow();
    assertThat(steps.all).hasSize(STEPS).allSatisfy(step -> assertTermsCount(options, step));
    TrainedStyle before = RandomStyle.of(options.width(), options.seed());
    assertEveryKernelDiffers(before, after);
    double[] losses = losses(options, weights, before, after);
    assertThat(losses[1]).isPositive().isLessThan(losses[0]);
  }

  private static final class Steps implements TrainingListener {
    private final List<TrainingProgress> all = new ArrayList<>();

    @Override
    public boolean onStep(TrainingProgress progress) {
      return all.add(progress);
    }

    @Override
    public void say(String message) {
      throw new AssertionError(message);
    }
  }

  private static void assertTermsCount(TrainingOptions options, TrainingProgress step) {
    LossValues loss = step.loss();
    assertCounts("content", options.loss().content().weight(), loss.content());
    assertCounts("style", options.loss().style().weight(), loss.style());
    assertCounts("smoothness", options.loss().totalVariation().weight(), loss.totalVariation());
    assertCounts("grid", options.gridWeight(), step.grid());
  }

  private static void assertCounts(String name, double weight, double term) {
    assertThat(term).as(name).isFinite();
    assertThat(term > 0).as("%s is %s at weight %s", name, term, weight).isEqualTo(weight > 0);
  }

  private static void assertEveryKernelDiffers(TrainedStyle one, TrainedStyle other) {
    one.arrays().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".weight"))
        .forEach(
            entry ->
                assertThat(other.arrays().get(entry.getKey()).data())
                    .as(entry.getKey())
                    .isNotEqualTo(entry.getValue().data()));
  }

  private double[] losses(TrainingOptions options, Weights weights, TrainedStyle... styles)
      throws Exception {
    double[] losses = new double[styles.length];
    try (Scope scope = Scope.open()) {
      Tensor image = Images.tensor(photo, options.compute());
      FeatureNetwork network = FeatureNetwork.of(options.network(), weights, options.compute());
      PerceptualLoss loss =
          StyleTrainer.loss(network, options, List.of(painting)).withContent(image);
      for (int i = 0; i < losses.length; i++) {
        TransformerNet painter = styles[i].network(options.compute());
        losses[i] =
            Tensor.withoutGradients(
                () -> {
                  Tensor painted = painter.paint(image);
                  double grid = options.gridWeight() * Grid.of(painted).item();
                  return loss.of(painted).values().total() + grid;
                });
      }
    }
    return losses;
  }
}
