package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.weights.WeightException;
import org.junit.jupiter.api.Test;

/** Short trainings on pictures made by the test. */
class StyleTrainerTest extends ShortTrainings {
  private static void assertSame(TrainedStyle one, TrainedStyle other) {
    one.arrays()
        .forEach(
            (name, array) ->
                assertThat(other.arrays().get(name).data()).as(name).isEqualTo(array.data()));
  }

  @Test
  void theLossFallsAndAPreviewShowsThePhotos() throws Exception {
    Recorder recorder = Recorder.toTheEnd();
    HeldOutPhotos heldOut = HeldOutPhotos.in(photos, 64, recorder::say);
    StyleTrainer trainer = trainer(options(40, 3e-3)).measuringOn(heldOut);
    TrainedStyle style = trainer.train(List.of(photos), files("a", false), recorder).orElseThrow();
    assertThat(recorder.steps()).hasSize(40);
    assertThat(recorder.meanLoss(30, 40)).isLessThan(0.5 * recorder.meanLoss(0, 5));
    TrainingProgress last = recorder.steps().get(39);
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
    Recorder without = Recorder.toTheEnd();
    Recorder with = Recorder.toTheEnd();
    trainer(options.withGridWeight(1e-9)).train(List.of(photos), files("a", false), without);
    trainer(options.withGridWeight(0.1)).train(List.of(photos), files("b", false), with);
    assertThat(with.steps().get(0).grid()).isEqualTo(without.steps().get(0).grid());
    assertThat(with.meanGrid(30, 40)).isPositive().isLessThan(0.7 * without.meanGrid(30, 40));
  }

  @Test
  void aTrainingThatIsEndedAndResumedGivesTheSameParameters() throws Exception {
    TrainingOptions options = options(6, 2e-3);
    TrainedStyle whole =
        trainer(options)
            .train(List.of(photos), files("a", false), Recorder.toTheEnd())
            .orElseThrow();
    assertThat(trainer(options).train(List.of(photos), files("b", true), new Recorder(3)))
        .isEmpty();
    Recorder rest = Recorder.toTheEnd();
    TrainedStyle parts =
        trainer(options).train(List.of(photos), files("b", true), rest).orElseThrow();
    assertThat(rest.steps()).hasSize(3);
    assertSame(whole, parts);
  }

  @Test
  void aCheckpointOfOtherOptionsIsRefused() throws Exception {
    trainer(options(6, 2e-3)).train(List.of(photos), files("c", true), new Recorder(1));
    assertThatThrownBy(
            () ->
                trainer(options(7, 2e-3))
                    .train(List.of(photos), files("c", true), Recorder.toTheEnd()))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("belongs to other networks, pictures or options");
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
            () ->
                trainer(options(2, 3e-3))
                    .train(List.of(other), files("o", true), Recorder.toTheEnd()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint");
  }

  @Test
  void aStyleIsTheStartOfAnother() throws Exception {
    Recorder first = Recorder.toTheEnd();
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
    Recorder withIt = Recorder.toTheEnd();
    trainer(contentFirst(0.99)).train(List.of(photos), files("k", false), withIt);
    Recorder without = Recorder.toTheEnd();
    trainer(contentFirst(0)).train(List.of(photos), files("l", false), without);
    assertThat(withIt.meanContent(10, 20)).isLessThan(0.9 * without.meanContent(10, 20));
  }

  @Test
  void aNetworkThatBeginsAsAnotherStyleSeesAlready() throws Exception {
    TrainedStyle begun = RandomStyle.small(3);
    TrainedStyle one =
        trainer(contentFirst(0.99))
            .startingFrom(begun)
            .train(List.of(photos), files("m", false), Recorder.toTheEnd())
            .orElseThrow();
    TrainedStyle other =
        trainer(contentFirst(0))
            .startingFrom(begun)
            .train(List.of(photos), files("n", false), Recorder.toTheEnd())
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
        .train(List.of(photos), files(name, false), Recorder.toTheEnd())
        .orElseThrow();
  }

  @Test
  void aTrainingGoesOnExactlyWhereSmallCropsEnd() throws Exception {
    TrainingOptions options = options(4, 2e-3).withCrops(new CropBatch(128, 1, 0.5, 1, 0.6, false));
    TrainedStyle whole = trained(options, Recorder.toTheEnd(), "q").orElseThrow();
    assertThat(trained(options, new Recorder(3), "r")).isEmpty();
    assertSame(whole, trained(options, Recorder.toTheEnd(), "r").orElseThrow());
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
    Recorder recorder = Recorder.toTheEnd();
    assertThat(trainer(brief).train(List.of(photos), files("h", false), recorder)).isPresent();
    TrainingProgress last = recorder.steps().get(recorder.steps().size() - 1);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.learningRate()).isLessThan(recorder.steps().get(0).learningRate());
  }

  @Test
  void aFileThatIsNoPictureIsNamedOnce() throws Exception {
    Files.writeString(photos.resolve("notes.txt"), "no picture");
    Recorder recorder = Recorder.toTheEnd();
    assertThat(trainer(options(2, 1e-3)).train(List.of(photos), files("j", false), recorder))
        .isPresent();
    assertThat(recorder.messages()).singleElement().asString().contains("skipped", "notes.txt");
  }

  @Test
  void tooFewPhotosAreRefused() throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    PhotoFolder.fill(few, 7, 70, 70);
    assertThatThrownBy(
            () ->
                trainer(options(1, 1e-3))
                    .train(List.of(few), files("i", false), Recorder.toTheEnd()))
        .hasMessageContaining("7 usable photos")
        .hasMessageContaining("at least 8");
  }
}
