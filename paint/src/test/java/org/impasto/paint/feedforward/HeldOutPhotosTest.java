package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutPhotosTest {
  private static final int SIDE = 64;
  private static final TrainingOptions OPTIONS =
      TrainingPreset.DEFAULT
          .options()
          .withCrops(new CropBatch(SIDE, 1, 0.5, 1, 0, false))
          .withStyle(new TrainingOptions.TrainingStyle(SIDE, List.of()))
          .withSchedule(new TrainingSchedule(3, 0, 3e-3, 1, 0.5, 0, TrainingOptimizer.MUON));

  @TempDir private Path folder;
  private Path trained;
  private Path heldOut;

  @BeforeEach
  void makePhotos() throws IOException {
    trained = Files.createDirectory(folder.resolve("trained"));
    heldOut = Files.createDirectory(folder.resolve("held-out"));
    PhotoFolder.fill(trained, 8, 80, 70);
    PhotoFolder.fill(heldOut, 3, 110, 90);
  }

  @Test
  void theLossMeasuredLastIsThatOfTheStyleOnPhotosNotTrainedOn() throws Exception {
    Picture painting = PictureReader.read(trained.resolve("photo-07.png"));
    HeldOutPhotos photos = HeldOutPhotos.in(heldOut, SIDE, message -> {});
    List<OptionalDouble> measured = new ArrayList<>();
    TrainingFiles files = new TrainingFiles(folder.resolve("run"), Duration.ofHours(1), false);
    TrainedStyle style =
        new StyleTrainer(OPTIONS, EmbeddedWeights.lite(), List.of(painting))
            .measuringOn(photos)
            .train(List.of(trained), files, new Measured(measured))
            .orElseThrow();
    assertThat(measured.subList(0, 2)).containsOnly(OptionalDouble.empty());
    double expected = Median.of(losses(style, painting, photos.squares()));
    assertThat(measured.get(2).orElseThrow()).isEqualTo(expected, within(1e-5 * expected));
  }

  private record Measured(List<OptionalDouble> values) implements TrainingListener {
    @Override
    public boolean onStep(TrainingProgress progress) {
      return values.add(progress.validation());
    }

    @Override
    public void say(String message) {
      throw new AssertionError(message);
    }
  }

  private static double[] losses(TrainedStyle style, Picture painting, List<Picture> squares)
      throws Exception {
    Compute compute = OPTIONS.compute();
    double[] losses = new double[squares.size()];
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          FeatureNetwork.of(OPTIONS.network(), EmbeddedWeights.lite(), compute);
      PerceptualLoss loss = StyleTrainer.loss(network, OPTIONS, List.of(painting));
      for (int i = 0; i < losses.length; i++) {
        Tensor photo = Images.tensor(squares.get(i), compute);
        Tensor painted = Images.tensor(style.paint(squares.get(i), compute), compute);
        losses[i] = loss.withContent(photo).of(painted).values().total();
      }
    }
    return losses;
  }

  @Test
  void theMiddleOfEachPhotoIsMeasured() throws IOException {
    Picture photo = PictureReader.read(heldOut.resolve("photo-01.png"));
    HeldOutPhotos photos = HeldOutPhotos.in(heldOut, 90, message -> {});
    Picture square = photos.squares().get(1);
    for (int c = 0; c < 3; c++) {
      for (int x = 0; x < 90; x++) {
        assertThat(square.value(c, 40, x))
            .as("%d at %d", c, x)
            .isEqualTo(photo.value(c, 40, x + 10));
      }
    }
  }

  @Test
  void theFirstTwentyByNameAreMeasured() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    PhotoFolder.fill(many, HeldOutPhotos.MOST + 2, 20, 16);
    HeldOutPhotos photos = HeldOutPhotos.in(many, 16, message -> {});
    assertThat(photos.squares()).hasSize(HeldOutPhotos.MOST);
    assertThat(photos.files()).startsWith(many.resolve("photo-00.png"));
    assertThat(photos.files()).endsWith(many.resolve("photo-19.png"));
  }
}
