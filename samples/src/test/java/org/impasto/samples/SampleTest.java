package org.impasto.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Rgb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SampleTest {
  private static final double SMALL = 0.1;
  private static final Map<Sample, Canvas> SMALL_ONES = new EnumMap<>(Sample.class);
  private static final Map<Sample, Canvas> TINY_ONES = new EnumMap<>(Sample.class);

  private static Canvas small(Sample sample) {
    return SMALL_ONES.computeIfAbsent(sample, s -> s.draw(SMALL));
  }

  private static Canvas tiny(Sample sample) {
    return TINY_ONES.computeIfAbsent(sample, s -> s.draw(SMALL / 2));
  }

  @ParameterizedTest
  @EnumSource
  void drawingTwiceGivesTheSamePixels(Sample sample) {
    Canvas again = sample.draw(SMALL / 2);

    assertThat(pixels(again)).isEqualTo(pixels(tiny(sample)));
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelIsAColor(Sample sample) {
    Canvas c = small(sample);
    for (int y = 0; y < c.height(); y++) {
      for (int x = 0; x < c.width(); x++) {
        Rgb p = c.at(x, y);
        assertThat(p.r() + p.g() + p.b()).as("%s at %d, %d", sample, x, y).isBetween(-0.01, 4.5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tonesReachFromDarkToLight(Sample sample) {
    double[] tones = tones(small(sample));
    Arrays.sort(tones);

    assertThat(tones[tones.length / 50]).as("2nd percentile").isLessThan(0.3);
    assertThat(tones[tones.length * 49 / 50]).as("98th percentile").isGreaterThan(0.6);
  }

  @ParameterizedTest
  @EnumSource
  void detailIsSpreadOverThePicture(Sample sample) {
    Canvas c = small(sample);
    int quiet = 0;
    int cells = 0;
    for (int y = 0; y + 16 <= c.height(); y += 16) {
      for (int x = 0; x + 16 <= c.width(); x += 16) {
        quiet += contrast(c, x, y) < 0.01 ? 1 : 0;
        cells++;
      }
    }

    assertThat((double) quiet / cells).as("share of flat cells").isLessThan(0.15);
  }

  @ParameterizedTest
  @EnumSource
  void aSmallerDrawingIsTheSamePicture(Sample sample) {
    Canvas half = tiny(sample);
    Canvas reduced = small(sample).reduced(2);

    assertThat(difference(half.blurred(1), reduced.blurred(1))).isLessThan(0.06);
  }

  @Test
  void noTwoSamplesLookAlike() {
    for (Sample a : Sample.values()) {
      for (Sample b : Sample.values()) {
        if (a.compareTo(b) < 0) {
          assertThat(difference(small(a), small(b))).as("%s and %s", a, b).isGreaterThan(0.1);
        }
      }
    }
  }

  @Test
  void anUnknownNameListsTheSamples() {
    assertThatThrownBy(() -> Sample.named("harbour"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("harbour is no sample")
        .hasMessageContaining("stained_glass");
  }

  private static int[] pixels(Canvas c) {
    return c.toImage().getRGB(0, 0, c.width(), c.height(), null, 0, c.width());
  }

  private static double[] tones(Canvas c) {
    double[] tones = new double[c.width() * c.height()];
    for (int i = 0; i < tones.length; i++) {
      tones[i] = c.at(i % c.width(), i / c.width()).luminance();
    }
    return tones;
  }

  /** Mean step between neighbors in a cell of 16 × 16 pixels. */
  private static double contrast(Canvas c, int left, int top) {
    double sum = 0;
    for (int i = 0; i < 225; i++) {
      int x = left + i % 15;
      int y = top + i / 15;
      double here = c.at(x, y).luminance();
      sum +=
          Math.abs(c.at(x + 1, y).luminance() - here) + Math.abs(c.at(x, y + 1).luminance() - here);
    }
    return sum / 450;
  }

  /** Mean difference of the tones of the common part. */
  private static double difference(Canvas a, Canvas b) {
    int width = Math.min(a.width(), b.width());
    int height = Math.min(a.height(), b.height());
    double sum = 0;
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      sum += Math.abs(a.at(x, y).luminance() - b.at(x, y).luminance());
    }
    return sum / (width * height);
  }
}
