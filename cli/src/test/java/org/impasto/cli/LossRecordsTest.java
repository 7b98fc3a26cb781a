package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace and the plot of losses. */
final class LossRecordsTest {
  private static final LossPoint FIRST = point(1, 1, 3e8);
  private static final LossPoint SECOND = point(1, 2, 1.5);
  private static final LossPoint THIRD = point(2, 1, 1.25e-9);

  @TempDir private Path folder;

  private static LossPoint point(int scale, int evaluation, double style) {
    return new LossPoint(scale, evaluation, new LossValues(0.1, style, 0), 0.25);
  }

  @Test
  void aPointIsReadAsItWasWritten() {
    for (LossPoint point : List.of(FIRST, SECOND, THIRD)) {
      assertThat(LossPoint.parse(point.toJson())).isEqualTo(point);
    }
  }

  @Test
  void aResumedTraceDropsWhatHappensAgainAndALineThatWasCutOff() throws Exception {
    Path file = folder.resolve("t.jsonl");
    try (TraceFile trace = TraceFile.startingWith(List.of(FIRST, SECOND), file)) {
      trace.add(THIRD);
    }
    Files.writeString(file, Files.readString(file) + "{\"scale\":2,\"eval");
    assertThat(TraceFile.before(point(2, 2, 1), file)).containsExactly(FIRST, SECOND, THIRD);
    assertThat(TraceFile.before(THIRD, file)).containsExactly(FIRST, SECOND);
    assertThat(TraceFile.before(SECOND, folder.resolve("none"))).isEmpty();
  }

  @Test
  void thePlotShowsCurvesThoughATermIsZero() {
    Picture plot = LossPlot.of(List.of(FIRST, SECOND, THIRD));
    float[] rgb = plot.rgb();
    boolean colored = false;
    int plane = plot.width() * plot.height();
    for (int i = 0; i < plane; i++) {
      colored |= Math.abs(rgb[i] - rgb[plane + i]) > 0.3;
    }
    assertThat(colored).as("a curve has a color").isTrue();
    assertThat(LossPlot.of(List.of(FIRST)).width()).isEqualTo(plot.width());
  }
}
