package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The native library is compared with sums in Java: it is not right for every number of channels.
 */
class ConvolutionTest {
  private static final int SAMPLES = 4000;

  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @CsvSource({
    "192, 512, 1, 12, FP32",
    "384, 48, 1, 24, FP32",
    "64, 256, 1, 23, FP32",
    "128, 80, 1, 32, FP32",
    "16, 112, 1, 48, FP32",
    "64, 200, 1, 12, FP32",
    "256, 640, 1, 12, FP32",
    "24, 24, 3, 48, FP32",
    "24, 48, 3, 24, FP32",
    "3, 64, 3, 24, FP32",
    "64, 3, 9, 24, FP32",
    "16, 3, 9, 24, BF16",
    "32, 17, 3, 24, BF16",
    "24, 24, 3, 48, BF16",
    "384, 48, 1, 24, BF16"
  })
  void channelsLastConvolutionsAreTheSumsTheyShallBe(
      int in, int out, int kernel, int size, Precision precision) {
    float[] image = numbers(2 * in * size * size);
    float[] weight = numbers(out * in * kernel * kernel);
    float[] bias = numbers(out);
    int positions = size - kernel + 1;
    float[] factors = numbers(2 * out * positions * positions);
    Correlation truth = new Correlation(image, weight, bias, in, out, kernel, size);
    float[] result;
    float[] gradient;
    try (Scope scope = Scope.open()) {
      Tensor x = Tensor.of(image, 2, in, size, size).withGradient();
      Tensor w = Tensor.of(weight, out, in, kernel, kernel).to(precision).channelsLast();
      Tensor b = Tensor.of(bias, out).to(precision);
      Tensor y = x.to(precision).channelsLast().convolve(w, b, 1, 0).to(Precision.FP32);
      Tensor sum = y.multiply(Tensor.of(factors, 2, out, positions, positions)).sum();
      result = y.toFloats();
      gradient = Gradients.of(sum, List.of(x)).get(0).toFloats();
    }
    Difference outputs = new Difference();
    Difference gradients = new Difference();
    for (int i = 0; i < SAMPLES; i++) {
      int o = random.nextInt(result.length);
      outputs.add(result[o], truth.output(o));
      int g = random.nextInt(gradient.length);
      gradients.add(gradient[g], truth.gradient(g, factors));
    }
    double tolerance = precision == Precision.BF16 ? 1e-2 : 1e-5;
    assertThat(outputs.relative()).isLessThan(tolerance);
    assertThat(gradients.relative()).isLessThan(tolerance);
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Root of the mean square of differences, relative to that of the truth. */
  private static final class Difference {
    private double squares;
    private double truths;

    void add(double value, double truth) {
      squares += (value - truth) * (value - truth);
      truths += truth * truth;
    }

    double relative() {
      return Math.sqrt(squares / truths);
    }
  }

  /** The correlation of (N, in, size, size) with (out, in, kernel, kernel), one element a time. */
  private static final class Correlation {
    private final float[] image;
    private final float[] weight;
    private final float[] bias;
    private final int in;
    private final int out;
    private final int kernel;
    private final int size;

    Correlation(
        float[] image, float[] weight, float[] bias, int in, int out, int kernel, int size) {
      this.image = image;
      this.weight = weight;
      this.bias = bias;
      this.in = in;
      this.out = out;
      this.kernel = kernel;
      this.size = size;
    }

    double output(int index) {
      int side = size - kernel + 1;
      int x = index % side;
      int y = index / side % side;
      int o = index / (side * side) % out;
      int n = index / (side * side * out);
      double sum = bias[o];
      for (int i = 0; i < in; i++) {
        for (int v = 0; v < kernel; v++) {
          for (int u = 0; u < kernel; u++) {
            sum +=
                (double) weight(o, i, v, u) * image[((n * in + i) * size + y + v) * size + x + u];
          }
        }
      }
      return sum;
    }

    /** Of the sum of outputs times {@code factors}, with respect to an element of the image. */
    double gradient(int index, float[] factors) {
      int side = size - kernel + 1;
      int x = index % size;
      int y = index / size % size;
      int i = index / (size * size) % in;
      int n = index / (size * size * in);
      double sum = 0;
      for (int o = 0; o < out; o++) {
        for (int v = Math.max(0, y - side + 1); v < kernel && v <= y; v++) {
          for (int u = Math.max(0, x - side + 1); u < kernel && u <= x; u++) {
            int position = ((n * out + o) * side + y - v) * side + x - u;
            sum += (double) weight(o, i, v, u) * factors[position];
          }
        }
      }
      return sum;
    }

    private float weight(int o, int i, int v, int u) {
      return weight[((o * in + i) * kernel + v) * kernel + u];
    }
  }
}
