package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.impasto.paint.training.DivergedException;
import org.impasto.paint.weights.WeightException;
import org.junit.jupiter.api.Test;

/** Trainings that diverge, or cannot write what they want to. */
class TrainingSetbackTest extends ShortTrainings {
  @Test
  void aDivergingTrainingStepsBackThreeTimesAndThenEnds() throws Exception {
    Recorder recorder = Recorder.toTheEnd();
    assertThatThrownBy(
            () -> trainer(options(20, 1e30)).train(List.of(photos), files("d", false), recorder))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("training must stay finite");
    assertThat(recorder.messages()).hasSize(3);
    assertThat(recorder.messages().get(0)).contains("from step 0", "5.0e+29", "setback 1 of 3");
    assertThat(recorder.messages().get(2)).contains("setback 3 of 3");
  }

  @Test
  void timeLostInASetbackDoesNotCount() {
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
    TrainingProgress again = recorder.steps().get(recorder.steps().size() - 1);
    assertThat(again.step()).isEqualTo(1);
    assertThat(again.fraction()).as("of a minute").isLessThan(2.0 / 60);
    assertThat(again.seconds()).as("since it began").isGreaterThan(2);
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
    assertThat(recorder.messages())
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
    Recorder recorder = Recorder.toTheEnd();
    TrainingFiles saving = new TrainingFiles(folder.resolve("n"), Duration.ZERO, false);
    assertThatThrownBy(() -> trainer(options(20, 1e30)).train(List.of(photos), saving, recorder))
        .isInstanceOf(DivergedException.class);
    assertThat(recorder.messages()).hasSize(3);
    assertThat(recorder.messages().get(2)).contains("from step 0");
  }

  /**
   * Each rate is four times the one before, so the first that fails succeeds after two halvings.
   */
  @Test
  void aSetbackIsSurvivedWithHalfTheRate() throws Exception {
    Recorder recorder = Recorder.toTheEnd();
    double rate = 10;
    for (int i = 0; recorder.messages().isEmpty(); i++) {
      recorder = Recorder.toTheEnd();
      rate *= 4;
      assertThat(trainer(options(2, rate)).train(List.of(photos), files("e" + i, false), recorder))
          .isPresent();
    }
    assertThat(recorder.messages()).hasSizeBetween(1, 2);
    double last = recorder.steps().get(recorder.steps().size() - 1).learningRate();
    assertThat(last).isLessThan(rate / 2);
  }
}
