package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions that are computed as others, with the values and gradients of the plain ones. */
class RearrangedConvolutionTest {
  private final Scope scope = Scope.open();
  private final Random random = new Random(6);

  @AfterEach
  void close() {
    scope.close();
  }

  private Tensor noise(long... shape) {
    double[] data = new double[(int) Shapes.elements(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian();
    }
    return Tensor.of(data, shape).withGradient();
  }

  private static void requireSame(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), within(1e-11));
  }

  private void requireSameWithGradients(Tensor actual, Tensor expected, List<Tensor> variables) {
    requireSame(actual, expected);
    List<Tensor> slopes = List.of(noise(expected.shape()).detached());
    List<Tensor> gradients = Gradients.through(List.of(actual), slopes, variables);
    List<Tensor> known = Gradients.through(List.of(expected), slopes, variables);
    for (int i = 0; i < variables.size(); i++) {
      requireSame(gradients.get(i), known.get(i));
    }
  }

  @Test
  void withoutEnlargingItIsTheConvolutionOfTheEnlargedImageAndHasItsGradients() {
    Tensor image = noise(2, 3, 5, 7);
    Tensor weight = noise(4, 3, 3, 3);
    Tensor bias = noise(4);
    Tensor expected =
        EnlargedConvolution.enlarged(image).reflectPad(1).convolve(weight, bias, 1, 0);
    Tensor actual = EnlargedConvolution.of(image, weight, bias);
    requireSameWithGradients(actual, expected, List.of(image, weight, bias));
  }

  @Test
  void byRowsItIsTheConvolutionAndHasItsGradients() {
    Tensor image = noise(2, 4, 11, 13);
    Tensor weight = noise(3, 4, 5, 7);
    Tensor bias = noise(3);
    Tensor expected = image.convolve(weight, bias, 1, 0);
    Tensor actual = RowConvolution.of(image, weight, bias);
    requireSameWithGradients(actual, expected, List.of(image, weight, bias));
  }

  @ParameterizedTest
  @CsvSource({"3, 11", "3, 10", "3, 14", "3, 3", "2, 30", "9, 12"})
  void byGroupsOfPixelsItIsTheConvolutionAndHasItsGradients(int colors, int width) {
    Tensor image = noise(2, 4, 11, width + 6);
    Tensor weight = noise(colors, 4, 5, 7);
    Tensor bias = noise(colors);
    Tensor expected = image.convolve(weight, bias, 1, 0);
    Tensor actual = PixelGroupConvolution.of(image, weight, bias);
    requireSameWithGradients(actual, expected, List.of(image, weight, bias));
  }

  /** As painting has it: channels last and an edge that is no whole group. */
  @ParameterizedTest
  @ValueSource(ints = {30, 33, 128})
  void byGroupsOfPixelsInBfloat16ItIsTheConvolutionAndHasItsGradients(int width) {
    List<Tensor> exact = List.of(noise(1, 16, 24, width + 8), noise(3, 16, 9, 9), noise(3));
    Tensor expected = exact.get(0).convolve(exact.get(1), exact.get(2), 1, 0);
    List<Tensor> fast =
        exact.stream()
            .map(each -> each.detached().to(Precision.BF16))
            .map(each -> each.rank() == 4 ? each.channelsLast() : each)
            .map(Tensor::withGradient)
            .toList();
    Tensor actual = PixelGroupConvolution.of(fast.get(0), fast.get(1), fast.get(2));
    requireNear(actual, expected);
    Tensor slopes = noise(expected.shape()).detached();
    List<Tensor> known = Gradients.through(List.of(expected), List.of(slopes), exact);
    List<Tensor> gradients =
        Gradients.through(List.of(actual), List.of(slopes.to(Precision.BF16)), fast);
    for (int i = 0; i < known.size(); i++) {
      requireNear(gradients.get(i), known.get(i));
    }
  }

  /** Within what bfloat16 rounds. */
  private static void requireNear(Tensor actual, Tensor expected) {
    double[] known = expected.toDoubles();
    double largest = Arrays.stream(known).map(Math::abs).max().orElseThrow();
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.to(Precision.FP64).toDoubles())
        .containsExactly(known, within(0.01 * largest));
  }

  @Test
  void otherKernelsAreRefused() {
    assertThatThrownBy(() -> EnlargedConvolution.of(noise(1, 3, 8, 8), noise(4, 3, 5, 5), noise(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("kernels must be 3×3");
  }
}
