package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers that can be checked by hand. */
@ExtendWith(InScope.class)
final class TensorTest {
  private static Tensor matrix() {
    return Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
  }

  @Test
  void tensorHasItsOwnCopyOfTheArray() {
    float[] data = {1, 2};
    Tensor tensor = Tensor.of(data, 2);
    data[0] = 9;
    assertThat(tensor.toFloats()).containsExactly(1, 2);
  }

  @Test
  void operationsLeaveTheirOperandsAlone() {
    Tensor a = matrix();
    a.add(1).multiplyInPlace(5);
    a.copy().addInPlace(a, 1);
    a.identity(2);
    assertThat(a.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void meanOverADimensionKeepsItWithSizeOne() {
    assertThat(matrix().mean(0).shape()).containsExactly(1, 3);
    assertThat(matrix().mean(0).toFloats()).containsExactly(2.5f, 3.5f, 4.5f);
    assertThat(matrix().mean(1).toFloats()).containsExactly(2, 5);
    assertThat(matrix().mean().item()).isEqualTo(3.5);
  }

  @Test
  void matrixProductTransposeAndDiagonal() {
    Tensor product = matrix().matmul(matrix().transpose());
    assertThat(product.toFloats()).containsExactly(14, 32, 32, 77);
    assertThat(product.diagonal().toFloats()).containsExactly(14, 77);
  }

  @Test
  void sliceConcatenateAndReshapeMoveTheRightElements() {
    Tensor middle = matrix().slice(1, 1, 2);
    assertThat(middle.toFloats()).containsExactly(2, 5);
    assertThat(middle.concatenate(middle, 1).toFloats()).containsExactly(2, 2, 5, 5);
    assertThat(matrix().slice(0, 1, 1).elements()).isZero();
    assertThat(matrix().transpose().reshape(6).toFloats()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void positionsByChannelsPutsChannelsLast() {
    Tensor image = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 3, 1, 2);
    for (Tensor stored : new Tensor[] {image, image.channelsLast()}) {
      assertThat(stored.positionsByChannels().shape()).containsExactly(1, 2, 3);
      assertThat(stored.positionsByChannels().toFloats()).containsExactly(1, 3, 5, 2, 4, 6);
      assertThat(stored.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void eigenvaluesAscendAndVectorsBelongToThem() {
    Tensor matrix = Tensor.of(new double[] {2, 1, 1, 2}, 2, 2);
    Eigen eigen = Eigen.of(matrix);
    assertThat(eigen.values().toDoubles()).containsExactly(new double[] {1, 3}, within(1e-12));
    double[] again =
        eigen.vectors().multiply(eigen.values()).matmul(eigen.vectors().transpose()).toDoubles();
    assertThat(again).containsExactly(new double[] {2, 1, 1, 2}, within(1e-12));
  }

  @Test
  void sumsOfManyNumbersLoseNextToNothing() {
    float[] data = new float[1 << 20];
    Arrays.fill(data, 0.1f);
    Tensor tensor = Tensor.of(data, data.length);
    double exact = data.length * (double) 0.1f;
    assertThat(tensor.absoluteSum()).isCloseTo(exact, within(1e-6));
    assertThat(tensor.dot(tensor)).isCloseTo(exact * 0.1f, within(1e-2));
  }

  @Test
  void bfloat16RoundsToEightSignificantBits() {
    float[] values = {1 + 1f / 256, 1 + 3f / 256, 257, 0.1f};
    Tensor rounded = Tensor.of(values, 4).to(Precision.BF16);
    assertThat(rounded.precision()).isEqualTo(Precision.BF16);
    assertThat(rounded.toFloats()).containsExactly(1, 1.015625f, 256, 0.100097656f);
  }

  @Test
  void doublePrecisionKeepsWhatSingleRounds() {
    Tensor tenth = Tensor.of(new double[] {0.1}, 1);
    assertThat(tenth.precision()).isEqualTo(Precision.FP64);
    assertThat(tenth.toDoubles()).containsExactly(0.1);
    assertThat(tenth.to(Precision.FP32).to(Precision.FP64).toDoubles()).containsExactly(0.1f);
  }

  @Test
  void inPlaceOperationsFollowTheirFormulas() {
    Tensor a = Tensor.of(new float[] {4, 9}, 2);
    Tensor b = Tensor.of(new float[] {2, 3}, 2);
    assertThat(a.zeros().addInPlace(a, 2).toFloats()).containsExactly(8, 18);
    assertThat(a.zeros().addProductInPlace(a, b, 0.5).toFloats()).containsExactly(4, 13.5f);
    assertThat(a.zeros().addQuotientInPlace(a, b, -1).toFloats()).containsExactly(-2, -3);
    assertThat(a.copy().clampInPlace(5, 8).toFloats()).containsExactly(5, 8);
  }

  @Test
  void gradientOfACubicIsItsDerivative() {
    Tensor x = Tensor.of(new double[] {1, -2, 3}, 3).withGradient();
    Tensor gradient = x.power(3).sum().gradient(x);
    assertThat(gradient.toDoubles()).containsExactly(new double[] {3, 12, 27}, within(1e-12));
  }

  @Test
  void gradientIsThatOfTheVariableAskedForOnly() {
    Tensor x = Tensor.of(new double[] {2}, 1).withGradient();
    Tensor constant = x.detached();
    assertThat(x.multiply(constant).sum().gradient(x).item()).isEqualTo(2);
  }

  @Test
  void whatIsComputedWithoutGradientsCannotBeDifferentiated() {
    Tensor x = Tensor.of(new double[] {2}, 1).withGradient();
    Tensor y = Tensor.withoutGradients(() -> x.square().sum());
    assertThatThrownBy(() -> y.gradient(x)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void gradientsAreBackAfterAFailureWithoutThem() {
    Tensor x = Tensor.of(new double[] {2}, 1).withGradient();
    assertThatThrownBy(() -> Tensor.withoutGradients(() -> x.reshape(7)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(x.square().sum().gradient(x).item()).isEqualTo(4);
  }
}
