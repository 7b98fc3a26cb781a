package org.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.loss.LossValues;
import org.junit.jupiter.api.Test;

class FinishTest {
  private static final Picture PICTURE = Picture.of(1, 1, new float[3]);

  private final Deque<Double> judged = new ArrayDeque<>();
  private final Finish finish = new Finish(10, picture -> judged.remove());

  private boolean goesOn(int scale, double loss, double seconds) {
    LossValues values = new LossValues(loss, 0, 0);
    return finish.onProgress(
        new Progress(scale, 2, 1, 1, 1, 1, values, seconds, 0.5, () -> PICTURE));
  }

  @Test
  void onlyAJudgedPictureOfTheLastSizeEndsTheRun() {
    judged.addAll(List.of(10.5, 9.0));
    assertThat(goesOn(1, 5, 1)).as("a smaller size").isTrue();
    assertThat(goesOn(2, 11, 2)).as("far from the goal").isTrue();
    assertThat(judged).hasSize(2);
    assertThat(goesOn(2, 9.9, 3)).as("lower than its picture").isTrue();
    assertThat(finish.seconds()).isInfinite();
    assertThat(goesOn(2, 30, 4)).as("a bad trial from a good picture").isFalse();
    assertThat(finish.seconds()).isCloseTo(4, within(0.1));
  }

  @Test
  void whatComesAfterTheEndChangesNothing() {
    judged.add(1.0);
    assertThat(goesOn(2, 9, 3)).isFalse();
    double reached = finish.seconds();
    assertThat(goesOn(2, 9, 8)).isFalse();
    finish.judge(PICTURE, 9);
    assertThat(finish.seconds()).isEqualTo(reached);
  }

  @Test
  void thePictureAtTheEndOfTheRunCountsToo() {
    judged.add(10.0);
    assertThat(goesOn(2, 20, 3)).isTrue();
    finish.judge(PICTURE, 5);
    assertThat(finish.seconds()).isCloseTo(5, within(0.1));
  }

  @Test
  void theTimeOfJudgingDoesNotCount() {
    Finish slow =
        new Finish(
            10,
            picture -> {
              long until = System.nanoTime() + 50_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              return judged.remove();
            });
    judged.addAll(List.of(11.0, 9.0));
    slow.judge(PICTURE, 1);
    slow.judge(PICTURE, 2);
    assertThat(slow.seconds()).isBetween(1.0, 1.95);
  }
}
