package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fast convolutions beside slow ones, and the way back beside automatic differentiation. */
@ExtendWith(InScope.class)
final class KernelTest {
  private static final int CHANNELS = 128;
  private static final int SIDE = 64;

  private final SplittableRandom random = new SplittableRandom(7);

  /** Large ones go through in strips of rows. */
  @ParameterizedTest
  @CsvSource({
    "1, 16, 16, 7, 9, 1",
    "1, 64, 48, 40, 33, 1",
    "2, 24, 32, 20, 31, 0",
    "1, 20, 17, 64, 5, 2",
    "1, 96, 64, 200, 380, 1",
    "2, 64, 96, 151, 500, 0"
  })
  void isTheSameAsOnTheSlowWay(int count, int in, int out, int height, int width, int padding) {
    Tensor image = numbers(count, in, height, width);
    Tensor weight = numbers(out, in, 3, 3).multiply(Math.sqrt(2.0 / (9 * in)));
    Tensor bias = numbers(out);
    Kernel kernel = new Kernel(weight, bias, 1, padding);
    Tensor variable = image.withGradient();
    Tensor slow = variable.convolve(weight, bias, 1, padding);
    assertClose(kernel.apply(image), slow);

    Tensor slope = numbers(slow.shape());
    Tensor gradient = Gradients.through(List.of(slow), List.of(slope), List.of(variable)).get(0);
    assertClose(kernel.back(slope), gradient);
  }

  @Test
  void theWayBackIsThatOfAnyReversibleConvolution() {
    for (int side : new int[] {1, 3, 5}) {
      for (Precision precision : Precision.values()) {
        Tensor image = numbers(1, 3, 12, 10).to(precision);
        Tensor weight = numbers(40, 3, side, side).to(precision);
        Tensor bias = numbers(40).to(precision);
        int padding = side / 2;
        Tensor variable = image.withGradient();
        Tensor result = variable.convolve(weight, bias, 1, padding);
        Tensor slope = numbers(result.shape()).to(precision);
        assertClose(
            new Kernel(weight, bias, 1, padding).back(slope),
            Gradients.through(List.of(result), List.of(slope), List.of(variable)).get(0),
            precision == Precision.BF16 ? 0.01 : 1e-4);
      }
    }
  }

  @Test
  void whatHasNoWayBackSaysSo() {
    Tensor weight = numbers(16, 16, 3, 3);
    Tensor bias = numbers(16);
    assertThat(new Kernel(weight, bias, 1, 1).isReversible()).isTrue();
    assertThat(new Kernel(weight, bias, 2, 1).isReversible()).isFalse();
    assertThat(new Kernel(weight.withGradient(), bias, 1, 1).isReversible()).isFalse();
    assertThat(new Kernel(weight, bias, 1, 3).isReversible()).isFalse();
  }

  @Test
  void whatIsDifferentiatedStaysDifferentiable() {
    Tensor image = numbers(1, 16, 9, 9);
    Tensor weight = numbers(16, 16, 3, 3).withGradient();
    Tensor sum = new Kernel(weight, numbers(16), 1, 1).applyRelu(image).sum();
    assertThat(sum.gradient(weight).absoluteSum()).isPositive();
  }

  /** A kernel and an image for which transforms are the faster way. */
  @Test
  void nativeMemoryComesBackAtOnce() {
    Kernel kernel = new Kernel(numbers(CHANNELS, CHANNELS, 3, 3), numbers(CHANNELS), 1, 1);
    Tensor image = numbers(1, CHANNELS, SIDE, SIDE);
    convolveAndRelease(kernel, image, 5);
    long before = LiveMemory.bytes();
    convolveAndRelease(kernel, image, 60);
    assertThat(LiveMemory.bytes() - before).isLessThan(20L * CHANNELS * SIDE * SIDE * 4);
  }

  private static void convolveAndRelease(Kernel kernel, Tensor image, int times) {
    for (int i = 0; i < times; i++) {
      kernel.applyRelu(image).release();
    }
  }

  @Test
  void whatIsKeptOutlivesItsScope() {
    Tensor kept;
    try (Scope scope = Scope.open()) {
      Tensor image = numbers(1, CHANNELS, SIDE, SIDE).zeros();
      Tensor weight = numbers(CHANNELS, CHANNELS, 3, 3);
      kept = scope.keep(new Kernel(weight, numbers(CHANNELS), 1, 1).apply(image));
    }
    float first = kept.toFloats()[0];
    for (int i = 0; i < 10; i++) {
      numbers(1, CHANNELS, SIDE, SIDE); // takes the place of whatever was freed too early
    }
    assertThat(kept.toFloats()[0]).isEqualTo(first);
  }

  private static void assertClose(Tensor fast, Tensor slow) {
    assertClose(fast, slow, 1e-4);
  }

  private static void assertClose(Tensor fast, Tensor slow, double tolerance) {
    assertThat(fast.shape()).isEqualTo(slow.shape());
    double largest = 0;
    float[] a = fast.toFloats();
    float[] b = slow.detached().toFloats();
    for (float value : b) {
      largest = Math.max(largest, Math.abs(value));
    }
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      difference = Math.max(difference, Math.abs(a[i] - b[i]));
    }
    assertThat(difference / largest).isLessThan(tolerance);
  }

  private Tensor numbers(long... shape) {
    int count = (int) Shapes.elements(shape);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Tensor.of(values, shape);
  }
}
