package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.training.DivergedException;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.WeightException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short trainings on pictures made by the test. */
class StyleTrainerTest {
  @TempDir private Path folder;
  private Path photos;
  private Picture painting;

  @BeforeEach
  void makePictures() throws Exception {
    photos = Files.createDirectory(folder.resolve("photos"));
    PhotoFolder.fill(photos, 9, 90, 80);
    painting = PictureReader.read(photos.resolve("photo-08.png"));
  }

  private static TrainingOptions options(int steps, double rate) {
    return TrainingPreset.DEFAULT
        .options()
        .withCrops(new CropBatch(64, 2, 0.5, 1, 0, false))
        .withSchedule(new TrainingSchedule(steps, 0, rate, 0.1, 0.5, 0, TrainingOptimizer.MUON))
        .withStyle(new TrainingOptions.TrainingStyle(64, List.of()))
        .withSeed(4);
  }

  private StyleTrainer trainer(TrainingOptions options) throws Exception {
    return new StyleTrainer(options, EmbeddedWeights.lite(), List.of(painting));
  }

  private TrainingFiles files(String name, boolean resume) {
    return new TrainingFiles(folder.resolve(name), Duration.ofHours(1), resume);
  }

  /** Keeps what it hears, and ends the run after step {@code last}. */
  private static class Recorder implements TrainingListener {
    private final List<TrainingProgress> steps = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final int last;

    Recorder(int last) {
      this.last = last;
    }

    @Override
    public boolean onStep(TrainingProgress progress) {
      steps.add(progress);
      return progress.step() < last;
    }

    @Override
    public void say(String message) {
      messages.add(message);
    }

    List<String> messages() {
      return messages;
    }

    double meanContent(int from, int to) {
      return steps.subList(from, to).stream()
          .mapToDouble(step -> step.loss().content())
          .average()
          .orElseThrow();
    }

    double meanGrid(int from, int to) {
      return steps.subList(from, to).stream()
          .mapToDouble(TrainingProgress::grid)
          .average()
          .orElseThrow();
    }

    double meanLoss(int from, int to) {
      return steps.subList(from, to).stream()
          .mapToDouble(step -> step.loss().total())
          .average()
          .orElseThrow();
    }
  }

  private static Recorder toTheEnd() {
    return new Recorder(Integer.MAX_VALUE);
  }

  private static void assertSame(TrainedStyle one, TrainedStyle other) {
    one.arrays()
        .forEach(
            (name, array) ->
                assertThat(other.arrays().get(name).data()).as(name).isEqualTo(array.data()));
  }

  @Test
  void theLossFallsAndAPreviewShowsThePhotos() throws Exception {
    Recorder recorder = toTheEnd();
    HeldOutPhotos heldOut = HeldOutPhotos.in(photos, 64, recorder::say);
    StyleTrainer trainer = trainer(options(40, 3e-3)).measuringOn(heldOut);
    TrainedStyle style = trainer.train(List.of(photos), files("a", false), recorder).orElseThrow();
    assertThat(recorder.steps).hasSize(40);
    assertThat(recorder.meanLoss(30, 40)).isLessThan(0.5 * recorder.meanLoss(0, 5));
    TrainingProgress last = recorder.steps.get(39);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.secondsLeft()).isZero();
    assertThat(last.validation().orElseThrow()).isPositive().isLessThan(recorder.meanLoss(0, 5));
    assertThat(trainer.medianLoss(style)).isEqualTo(last.validation());
    Picture preview = PictureReader.read(files("a", false).preview());
    assertThat(preview.width()).isEqualTo(3 * 64);
    assertThat(preview.height()).isEqualTo(2 * 64);
  }

  @Test
  void weightAgainstTheGridLeavesLessOfIt() throws Exception {
    TrainingOptions options = options(40, 3e-3);
    Recorder without = toTheEnd();
    Recorder with = toTheEnd();
    trainer(options.withGridWeight(1e-9)).train(List.of(photos), files("a", false), without);
    trainer(options.withGridWeight(0.1)).train(List.of(photos), files("b", false), with);
    assertThat(with.steps.get(0).grid()).isEqualTo(without.steps.get(0).grid());
    assertThat(with.meanGrid(30, 40)).isPositive().isLessThan(0.7 * without.meanGrid(30, 40));
  }

  @Test
  void aTrainingThatIsEndedAndResumedGivesTheSameParameters() throws Exception {
    TrainingOptions options = options(6, 2e-3);
    TrainedStyle whole =
        trainer(options).train(List.of(photos), files("a", false), toTheEnd()).orElseThrow();
    assertThat(trainer(options).train(List.of(photos), files("b", true), new Recorder(3)))
        .isEmpty();
    Recorder rest = toTheEnd();
    TrainedStyle parts =
        trainer(options).train(List.of(photos), files("b", true), rest).orElseThrow();
    assertThat(rest.steps).hasSize(3);
    assertSame(whole, parts);
  }

  @Test
  void aCheckpointOfOtherOptionsIsRefused() throws Exception {
    trainer(options(6, 2e-3)).train(List.of(photos), files("c", true), new Recorder(1));
    assertThatThrownBy(
            () -> trainer(options(7, 2e-3)).train(List.of(photos), files("c", true), toTheEnd()))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("belongs to other networks, pictures or options");
  }

  @Test
  void aDivergingTrainingStepsBackThreeTimesAndThenEnds() throws Exception {
    Recorder recorder = toTheEnd();
    assertThatThrownBy(
            () -> trainer(options(20, 1e30)).train(List.of(photos), files("d", false), recorder))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("training must stay finite");
    assertThat(recorder.messages).hasSize(3);
    assertThat(recorder.messages.get(0)).contains("from step 0", "5.0e+29", "setback 1 of 3");
    assertThat(recorder.messages.get(2)).contains("setback 3 of 3");
  }

  @Test
  void timeLostInASetbackCountsOnce() {
    TrainingOptions minute =
        options(1, 1e30)
            .withSchedule(new TrainingSchedule(1, 1, 1e30, 0.1, 0.5, 0, TrainingOptimizer.MUON));
    Recorder recorder =
        new Recorder(Integer.MAX_VALUE) {
          @Override
          public boolean onStep(TrainingProgress progress) {
            if (messages().isEmpty()) {
              rest(Duration.ofSeconds(2));
            }
            return super.onStep(progress);
          }
        };
    assertThatThrownBy(() -> trainer(minute).train(List.of(photos), files("t", false), recorder))
        .isInstanceOf(DivergedException.class);
    TrainingProgress again = recorder.steps.get(recorder.steps.size() - 1);
    assertThat(again.step()).isEqualTo(1);
    assertThat(again.fraction()).as("of a minute").isLessThan(2.0 / 60);
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatCannotBeSavedOrShownOnTheWayEndsNoTraining() throws Exception {
    TrainingFiles saving = new TrainingFiles(folder.resolve("u"), Duration.ZERO, false);
    Files.createDirectories(saving.preview().resolve("in the way"));
    Recorder recorder =
        new Recorder(Integer.MAX_VALUE) {
          @Override
          public boolean onStep(TrainingProgress progress) {
            obstruct(saving.checkpoint());
            return super.onStep(progress);
          }
        };
    assertThat(trainer(options(3, 2e-3)).train(List.of(photos), saving, recorder)).isPresent();
    assertThat(recorder.messages)
        .anyMatch(message -> message.startsWith("not saved, going on: cannot write"))
        .anyMatch(message -> message.startsWith("no preview: "));
    assertThatThrownBy(
            () ->
                trainer(options(3, 2e-3))
                    .train(
                        List.of(photos),
                        new TrainingFiles(folder.resolve("v"), Duration.ZERO, false),
                        new Recorder(1) {
                          @Override
                          public boolean onStep(TrainingProgress progress) {
                            obstruct(folder.resolve("v/checkpoint.safetensors"));
                            return super.onStep(progress);
                          }
                        }))
        .as("stopped, it must be saved")
        .isInstanceOf(WeightException.class);
  }

  private static void obstruct(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.createDirectories(file.resolve("in the way"));
    } catch (IOException e) {
      if (!Files.isDirectory(file)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void whatIsNotFiniteIsNeverSaved() {
    Recorder recorder = toTheEnd();
    TrainingFiles saving = new TrainingFiles(folder.resolve("n"), Duration.ZERO, false);
    assertThatThrownBy(() -> trainer(options(20, 1e30)).train(List.of(photos), saving, recorder))
        .isInstanceOf(DivergedException.class);
    assertThat(recorder.messages).hasSize(3);
    assertThat(recorder.messages.get(2)).contains("from step 0");
  }

  @Test
  void otherPhotosAreAnotherTraining() throws Exception {
    trainer(options(2, 3e-3)).train(List.of(photos), files("o", false), new Recorder(1));
    Path other = Files.createDirectory(folder.resolve("others"));
    try (Stream<Path> all = Files.list(photos)) {
      for (Path photo : all.toList()) {
        Files.copy(photo, other.resolve("x" + photo.getFileName()));
      }
    }
    assertThatThrownBy(
            () -> trainer(options(2, 3e-3)).train(List.of(other), files("o", true), toTheEnd()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint");
  }

  /**
   * Each rate is four times the one before, so the first that fails succeeds after two halvings.
   */
  @Test
  void aSetbackIsSurvivedWithHalfTheRate() throws Exception {
    Recorder recorder = toTheEnd();
    double rate = 10;
    for (int i = 0; recorder.messages.isEmpty(); i++) {
      recorder = toTheEnd();
      rate *= 4;
      assertThat(trainer(options(2, rate)).train(List.of(photos), files("e" + i, false), recorder))
          .isPresent();
    }
    assertThat(recorder.messages).hasSizeBetween(1, 2);
    double last = recorder.steps.get(recorder.steps.size() - 1).learningRate();
    assertThat(last).isLessThan(rate / 2);
  }

  @Test
  void aStyleIsTheStartOfAnother() throws Exception {
    Recorder first = toTheEnd();
    TrainedStyle begun =
        trainer(options(40, 3e-3)).train(List.of(photos), files("f", false), first).orElseThrow();
    Recorder second = new Recorder(1);
    trainer(options(41, 3e-3))
        .startingFrom(begun)
        .train(List.of(photos), files("g", false), second);
    assertThat(second.meanLoss(0, 1)).isLessThan(0.5 * first.meanLoss(0, 1));
  }

  @Test
  void atFirstTheNetworkLearnsToSeeThePhoto() throws Exception {
    Recorder withIt = toTheEnd();
    trainer(contentFirst(0.99)).train(List.of(photos), files("k", false), withIt);
    Recorder without = toTheEnd();
    trainer(contentFirst(0)).train(List.of(photos), files("l", false), without);
    assertThat(withIt.meanContent(10, 20)).isLessThan(0.9 * without.meanContent(10, 20));
  }

  @Test
  void aNetworkThatBeginsAsAnotherStyleSeesAlready() throws Exception {
    TrainedStyle begun = RandomStyle.small(3);
    TrainedStyle one =
        trainer(contentFirst(0.99))
            .startingFrom(begun)
            .train(List.of(photos), files("m", false), toTheEnd())
            .orElseThrow();
    TrainedStyle other =
        trainer(contentFirst(0))
            .startingFrom(begun)
            .train(List.of(photos), files("n", false), toTheEnd())
            .orElseThrow();
    assertSame(one, other);
  }

  @Test
  void smallCropsAreThoseOfHalfTheSize() throws Exception {
    TrainedStyle small = trained(new CropBatch(128, 1, 0.5, 1, 0.99, false), "o");
    assertSame(small, trained(new CropBatch(64, 1, 0.5, 1, 0, false), "p"));
  }

  private TrainedStyle trained(CropBatch crops, String name) throws Exception {
    return trainer(options(3, 2e-3).withCrops(crops))
        .train(List.of(photos), files(name, false), toTheEnd())
        .orElseThrow();
  }

  @Test
  void aTrainingGoesOnExactlyWhereSmallCropsEnd() throws Exception {
    TrainingOptions options = options(4, 2e-3).withCrops(new CropBatch(128, 1, 0.5, 1, 0.6, false));
    TrainedStyle whole = trained(options, toTheEnd(), "q").orElseThrow();
    assertThat(trained(options, new Recorder(3), "r")).isEmpty();
    assertSame(whole, trained(options, toTheEnd(), "r").orElseThrow());
  }

  private Optional<TrainedStyle> trained(TrainingOptions options, Recorder recorder, String name)
      throws Exception {
    return trainer(options).train(List.of(photos), files(name, true), recorder);
  }

  private static TrainingOptions contentFirst(double part) {
    return options(20, 3e-3)
        .withSchedule(new TrainingSchedule(20, 0, 3e-3, 1, 0, part, TrainingOptimizer.MUON));
  }

  @Test
  void aStyleOfAnotherWidthIsNoStart() throws Exception {
    StyleTrainer trainer = trainer(options(1, 1e-3));
    TrainedStyle wide = RandomStyle.of(TransformerWidth.STANDARD, 1);
    assertThatThrownBy(() -> trainer.startingFrom(wide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STANDARD")
        .hasMessageContaining("SMALL");
  }

  @Test
  void timeCanEndATrainingInsteadOfSteps() throws Exception {
    TrainingOptions brief =
        options(1_000_000, 2e-3)
            .withSchedule(
                new TrainingSchedule(1_000_000, 0.02, 2e-3, 0.1, 0.5, 0, TrainingOptimizer.MUON));
    Recorder recorder = toTheEnd();
    assertThat(trainer(brief).train(List.of(photos), files("h", false), recorder)).isPresent();
    TrainingProgress last = recorder.steps.get(recorder.steps.size() - 1);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.learningRate()).isLessThan(recorder.steps.get(0).learningRate());
  }

  @Test
  void aFileThatIsNoPictureIsNamedOnce() throws Exception {
    Files.writeString(photos.resolve("notes.txt"), "no picture");
    Recorder recorder = toTheEnd();
    assertThat(trainer(options(2, 1e-3)).train(List.of(photos), files("j", false), recorder))
        .isPresent();
    assertThat(recorder.messages).singleElement().asString().contains("skipped", "notes.txt");
  }

  @Test
  void tooFewPhotosAreRefused() throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    PhotoFolder.fill(few, 7, 70, 70);
    assertThatThrownBy(
            () -> trainer(options(1, 1e-3)).train(List.of(few), files("i", false), toTheEnd()))
        .hasMessageContaining("7 usable photos")
        .hasMessageContaining("at least 8");
  }
}
