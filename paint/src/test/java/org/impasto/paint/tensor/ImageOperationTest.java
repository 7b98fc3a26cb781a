package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Convolution, pooling, padding and resizing of an image of nine pixels, by hand. */
@ExtendWith(InScope.class)
final class ImageOperationTest {
  private static Tensor image() {
    return Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
  }

  private static Tensor bias(float value) {
    return Tensor.of(new float[] {value}, 1);
  }

  @Test
  void convolutionDoesNotFlipItsKernel() {
    Tensor kernel = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
    Tensor result = image().convolve(kernel, bias(0.5f), 1, 0);
    assertThat(result.shape()).containsExactly(1, 1, 2, 2);
    assertThat(result.toFloats()).containsExactly(37.5f, 47.5f, 67.5f, 77.5f);
  }

  @Test
  void convolutionPadsWithZerosAndStrides() {
    Tensor ones = Tensor.of(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 1, 3, 3);
    assertThat(image().convolve(ones, bias(0), 2, 1).toFloats()).containsExactly(12, 16, 24, 28);
  }

  @Test
  void convolutionSumsOverChannelsInTheirOrder() {
    Tensor two = image().concatenate(image().multiply(10), 1);
    Tensor kernel = Tensor.of(new float[] {1, 2}, 1, 2, 1, 1);
    assertThat(two.convolve(kernel, bias(0), 1, 0).slice(2, 0, 1).toFloats())
        .containsExactly(21, 42, 63);
  }

  @Test
  void convolutionWithReluIsZeroWhereItWouldBeNegative() {
    Tensor kernel = Tensor.of(new float[] {1}, 1, 1, 1, 1);
    assertThat(new Kernel(kernel, bias(-5), 1, 0).applyRelu(image()).toFloats())
        .containsExactly(0, 0, 0, 0, 0, 1, 2, 3, 4);
  }

  @Test
  void poolingLeavesOutOrTakesInWhatOverhangs() {
    assertThat(image().maxPool(2, 2, false).toFloats()).containsExactly(5);
    assertThat(image().maxPool(2, 2, true).toFloats()).containsExactly(5, 6, 8, 9);
    assertThat(image().averagePool(2, 2, false).toFloats()).containsExactly(3);
  }

  @Test
  void averageOfAnOverhangingWindowCountsOnlyItsPixels() {
    assertThat(image().averagePool(2, 2, true).toFloats()).containsExactly(3, 4.5f, 7.5f, 9);
  }

  @Test
  void reflectionMirrorsWithoutRepeatingTheEdge() {
    float[] top = image().reflectPad(2).slice(2, 0, 1).toFloats();
    assertThat(top).containsExactly(9, 8, 7, 8, 9, 8, 7);
  }

  @Test
  void replicationRepeatsTheEdge() {
    float[] top = image().replicatePad(1).slice(2, 0, 1).toFloats();
    float[] bottom = image().replicatePad(1).slice(2, 4, 5).toFloats();
    assertThat(top).containsExactly(1, 1, 2, 3, 3);
    assertThat(bottom).containsExactly(7, 7, 8, 9, 9);
  }

  /** Keys' kernel with a = −0.75, read at distances 0.25, 0.75, 1.25 and 1.75. */
  @Test
  void bicubicEnlargementOfASinglePixelShowsTheKernel() {
    Tensor row = Tensor.of(new float[] {0, 0, 0, 1, 0, 0, 0}, 1, 1, 1, 7);
    float[] enlarged = row.resizeBicubic(1, 14).slice(3, 3, 11).toFloats();
    assertThat(enlarged)
        .containsExactly(
            -0.03515625f,
            -0.10546875f,
            0.26171875f,
            0.87890625f,
            0.87890625f,
            0.26171875f,
            -0.10546875f,
            -0.03515625f);
  }

  @Test
  void bicubicResizingKeepsAConstantAndTheSameSize() {
    Tensor gray = image().zeros().add(0.25);
    for (float value : gray.resizeBicubic(7, 5).toFloats()) {
      assertThat(value).isCloseTo(0.25f, within(1e-6f));
    }
    assertThat(image().resizeBicubic(3, 3).toFloats()).isEqualTo(image().toFloats());
  }
}
