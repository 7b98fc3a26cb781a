package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.optim.OptimizerOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("run.checkpoint");
  }

  /** Stands for a process that is killed: nothing after it runs. */
  private static final class Killed extends RuntimeException {}

  private Painting paint(IterativeOptions options, boolean resume, int killAt) throws IOException {
    return paint(options, new Tiling.Auto(), resume, killAt);
  }

  private Painting paint(IterativeOptions options, Tiling tiling, boolean resume, int killAt)
      throws IOException {
    AtomicInteger evaluations = new AtomicInteger();
    return new IterativeStylizer(options, TinyRun.WEIGHTS)
        .withTiling(tiling)
        .stylize(
            TinyRun.content(),
            List.of(TinyRun.style()),
            progress -> {
              if (evaluations.incrementAndGet() == killAt) {
                throw new Killed();
              }
              return true;
            },
            Optional.of(new CheckpointOptions(file, Duration.ZERO, resume)));
  }

  private static IterativeOptions options(boolean adam) {
    OptimizerOptions optimizer =
        adam ? new AdamOptions(0.02, 0.9, 0.99, 1e-8, 0.9, true) : LbfgsOptions.DEFAULTS;
    return TinyRun.options().withOptimizer(optimizer);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 11})
  void resumedRunPaintsTheSameNumbers(int killAt) throws Exception {
    for (boolean adam : new boolean[] {false, true}) {
      float[] whole = TinyRun.paint(options(adam)).picture().rgb();
      assertThatThrownBy(() -> paint(options(adam), false, killAt)).isInstanceOf(Killed.class);
      assertThat(file).exists();
      Painting resumed = paint(options(adam), true, 0);
      assertThat(resumed.picture().rgb()).isEqualTo(whole);
      assertThat(resumed.evaluations()).isEqualTo(2 * TinyRun.EVALUATIONS);
    }
  }

  /** As where there was less memory before, killed at the first size and at the second. */
  @ParameterizedTest
  @ValueSource(ints = {4, 12})
  void inTilesItGoesOnInTiles(int killAt) throws Exception {
    IterativeOptions options = TinyRun.options().withScales(new ScaleOptions(120, 2, 16, 8, 1));
    Tiling tiles = new Tiling.Pixels(64);
    float[] whole = TinyRun.paint(options).picture().rgb();
    float[] tiled = paint(options, tiles, false, 0).picture().rgb();
    assertThat(tiled).isNotEqualTo(whole);
    assertThatThrownBy(() -> paint(options, tiles, false, killAt)).isInstanceOf(Killed.class);
    Picture resumed = paint(options, true, 0).picture();
    assertThat(resumed.rgb()).isEqualTo(tiled);
    assertThat(resumed.metadata().provenance().orElseThrow()).contains("\"tileSide\":64");
  }

  /** As where there was too little memory for more, killed at the first size and at the second. */
  @ParameterizedTest
  @ValueSource(ints = {4, 10})
  void withHalfAHistoryItGoesOnWithIt(int killAt) throws Exception {
    IterativeOptions half =
        TinyRun.options().withOptimizer(LbfgsOptions.DEFAULTS.withHalfHistory(true));
    float[] full = TinyRun.paint(TinyRun.options()).picture().rgb();
    float[] whole = TinyRun.paint(half).picture().rgb();
    assertThat(whole).isNotEqualTo(full);
    assertThatThrownBy(() -> paint(half, false, killAt)).isInstanceOf(Killed.class);
    Picture resumed = paint(half, true, 0).picture();
    assertThat(resumed.rgb()).isEqualTo(whole);
    assertThat(resumed.metadata().provenance().orElseThrow()).contains("\"halfHistory\":true");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 15, 24, 30, 31, 32, 33})
  void inBfloat16TooAndWhereverItChangesPrecision(int killAt) throws Exception {
    int evaluations = 11; // at the last size nine are in bf16
    ScaleOptions three = new ScaleOptions(64, 3, 16, evaluations, 1);
    Compute fast = new Compute(Device.CPU, Precision.BF16);
    for (boolean adam : new boolean[] {false, true}) {
      IterativeOptions options = options(adam).withScales(three).withCompute(fast);
      float[] whole = TinyRun.paint(options).picture().rgb();
      assertThatThrownBy(() -> paint(options, false, killAt)).isInstanceOf(Killed.class);
      Painting resumed = paint(options, true, 0);
      assertThat(resumed.picture().rgb()).isEqualTo(whole);
      assertThat(resumed.evaluations()).isEqualTo(3 * evaluations);
    }
  }

  @Test
  void checkpointOutlivesTheRunUntilItIsDiscarded() throws Exception {
    Picture painted = paint(TinyRun.options(), false, 0).picture();
    assertThat(file).exists();
    assertThat(paint(TinyRun.options(), true, 0).picture().rgb()).isEqualTo(painted.rgb());
    new CheckpointOptions(file, Duration.ZERO, false).discard();
    assertThat(file).doesNotExist();
  }

  @Test
  void withoutACheckpointResumingStartsAtTheBeginning() throws Exception {
    assertThat(paint(TinyRun.options(), true, 0).evaluations()).isEqualTo(2 * TinyRun.EVALUATIONS);
  }

  @Test
  void checkpointOfAnotherRunIsRefused() {
    assertThatThrownBy(() -> paint(TinyRun.options(), false, 5)).isInstanceOf(Killed.class);
    assertThatThrownBy(() -> paint(TinyRun.options().withSeed(9), true, 0))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("belongs to other pictures, weights or options");
  }

  @Test
  void damagedCheckpointIsRefused() throws Exception {
    assertThatThrownBy(() -> paint(TinyRun.options(), false, 5)).isInstanceOf(Killed.class);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> paint(TinyRun.options(), true, 0))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("--overwrite instead of --resume to start over");
  }

  /**
   * Hears of every checkpoint that could not be written, and ends the run after some evaluations.
   */
  private static final class Witness implements ProgressListener {
    private final int last;
    private final List<IOException> failures = new ArrayList<>();
    private int evaluations;

    Witness(int last) {
      this.last = last;
    }

    @Override
    public boolean onProgress(Progress progress) {
      return ++evaluations < last;
    }

    @Override
    public void onCheckpointFailed(IOException reason) {
      failures.add(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 2 * TinyRun.EVALUATIONS + 1})
  void aCheckpointThatCannotBeWrittenLosesNoPicture(int last) throws Exception {
    Witness witness = new Witness(last);
    Path nowhere = folder.resolve("missing/run.checkpoint");
    Painting painting =
        new IterativeStylizer(TinyRun.options(), TinyRun.WEIGHTS)
            .stylize(
                TinyRun.content(),
                List.of(TinyRun.style()),
                witness,
                Optional.of(new CheckpointOptions(nowhere, Duration.ZERO, false)));
    assertThat(painting.evaluations()).isBetween(last - 1, 2 * TinyRun.EVALUATIONS);
    assertThat(witness.failures).isNotEmpty();
    assertThat(witness.failures.get(0)).hasMessageContaining("run.checkpoint");
  }

  @Test
  void longIntervalWritesNothingInAShortRun() {
    assertThatThrownBy(
            () ->
                new IterativeStylizer(TinyRun.options(), TinyRun.WEIGHTS)
                    .stylize(
                        TinyRun.content(),
                        List.of(TinyRun.style()),
                        progress -> {
                          if (progress.evaluation() == 4) {
                            throw new Killed();
                          }
                          return true;
                        },
                        Optional.of(
                            new CheckpointOptions(
                                file, CheckpointOptions.DEFAULT_INTERVAL, false))))
        .isInstanceOf(Killed.class);
    assertThat(file).doesNotExist();
  }
}
