package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InScope.class)
class NormalizationsTest {
  private static final double EPSILON = 1e-5;
  private static final int AREA = 7 * 5;

  private final SplittableRandom random = new SplittableRandom(3);

  private double[] numbers(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 3 + 2 * random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void eachChannelOfEachImageGetsTheMeanAndDeviationAskedFor() {
    double[] image = numbers(2 * 3 * AREA);
    Tensor gain = Tensor.of(new double[] {2, 0.5, 1}, 3);
    Tensor shift = Tensor.of(new double[] {-1, 0, 4}, 3);
    Tensor x = Tensor.of(image, 2, 3, 7, 5).channelsLast();
    double[] normalized = Normalizations.instance(x, gain, shift, EPSILON).toDoubles();
    for (int plane = 0; plane < 6; plane++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < AREA; i++) {
        mean += image[plane * AREA + i] / AREA;
        square += image[plane * AREA + i] * image[plane * AREA + i] / AREA;
      }
      double deviation = Math.sqrt(square - mean * mean + EPSILON);
      double wanted = new double[] {2, 0.5, 1}[plane % 3];
      double middle = new double[] {-1, 0, 4}[plane % 3];
      for (int i = 0; i < AREA; i++) {
        double expected = wanted * (image[plane * AREA + i] - mean) / deviation + middle;
        assertThat(normalized[plane * AREA + i]).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void itsGradientIsThatOfTheFormula() {
    Tensor gain = Tensor.of(numbers(2), 2);
    Tensor shift = Tensor.of(numbers(2), 2);
    Tensor factors = Tensor.of(numbers(2 * 2 * AREA), 2, 2, 7, 5);
    Tensor point = Tensor.of(numbers(2 * 2 * AREA), 2, 2, 7, 5);
    Tensor variable = point.withGradient();
    Tensor sum = Normalizations.instance(variable, gain, shift, EPSILON).multiply(factors).sum();
    Tensor gradient = sum.gradient(variable);
    Tensor direction = Tensor.of(numbers(2 * 2 * AREA), 2, 2, 7, 5).multiply(1e-6);
    double ahead = value(point.add(direction), gain, shift, factors);
    double behind = value(point.subtract(direction), gain, shift, factors);
    assertThat(gradient.dot(direction)).isCloseTo((ahead - behind) / 2, within(1e-9));
  }

  private static double value(Tensor x, Tensor gain, Tensor shift, Tensor factors) {
    return Normalizations.instance(x, gain, shift, EPSILON).multiply(factors).sum().item();
  }

  @Test
  void aGainOfAnotherSizeIsRefused() {
    Tensor image = Tensor.of(numbers(4 * AREA), 1, 4, 7, 5);
    Tensor three = Tensor.of(numbers(3), 3);
    Tensor four = Tensor.of(numbers(4), 4);
    assertThatThrownBy(() -> Normalizations.instance(image, three, four, EPSILON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gain must be (C)");
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FP32", "BF16"})
  void partsWithTheStatisticsOfTheWholeAreAsItsOwn(Precision precision) {
    float[] values = new float[3 * 20 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = 40 + i / 25 + (float) Math.sin(i * 0.7);
    }
    Tensor whole = Tensor.of(values, 1, 3, 20, 5).to(precision);
    Tensor gain = Tensor.of(new float[] {1, 2, -3}, 3);
    Tensor shift = Tensor.of(new float[] {0, 5, 1}, 3);
    ChannelStatistics statistics = new ChannelStatistics(3);
    for (int[] rows : new int[][] {{0, 3}, {3, 16}, {16, 20}}) { // of different means
      statistics.add(whole.slice(2, rows[0], rows[1]));
    }
    Tensor known = Normalizations.instance(whole, gain, shift, EPSILON);
    Tensor part = Normalizations.part(whole.slice(2, 2, 11), gain, shift, statistics, EPSILON);
    float within = precision == Precision.FP32 ? 1e-3f : 0.05f;
    assertThat(part.toFloats()).containsExactly(known.slice(2, 2, 11).toFloats(), within(within));
  }

  @Test
  void statisticsOfManyPositionsFarFromZeroAreExact() {
    int width = 50_000;
    float[] values = new float[2 * 64 * width];
    double[] means = new double[2];
    double[] squares = new double[2];
    for (int i = 0; i < values.length; i++) {
      int channel = i / (64 * width);
      values[i] = (float) (100 + channel + Math.sin(i * 0.7));
      means[channel] += values[i] / (64.0 * width);
      squares[channel] += (double) values[i] * values[i] / (64.0 * width);
    }
    ChannelStatistics statistics = new ChannelStatistics(2);
    statistics.add(Tensor.of(values, 1, 2, 64, width).channelsLast());
    assertThat(statistics.means().toDoubles()).containsExactly(means, within(1e-3));
    for (int i = 0; i < 2; i++) {
      double variance = squares[i] - means[i] * means[i];
      assertThat(statistics.variances().toDoubles()[i]).isCloseTo(variance, within(1e-3));
    }
  }

  @Test
  void statisticsOfOtherChannelsAreRefused() {
    Tensor two = Tensor.of(new float[8], 1, 2, 2, 2);
    assertThatThrownBy(() -> new ChannelStatistics(3).add(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(1, 3, H, W)");
  }
}
