package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wrong shape is a Java exception that names the shapes, never a crash of native code. */
@ExtendWith(InScope.class)
final class ShapeErrorTest {
  private static Tensor zeros(long... shape) {
    return Tensor.of(new float[(int) Shapes.elements(shape)], shape);
  }

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void convolutionNamesImageAndKernelWhoseChannelsDiffer() {
    Tensor image = zeros(1, 3, 8, 8);
    Tensor weight = zeros(4, 2, 3, 3);
    assertRefused(
        () -> image.convolve(weight, zeros(4), 1, 1),
        "channels must match",
        "[1, 3, 8, 8]",
        "[4, 2, 3, 3]");
  }

  @Test
  void convolutionRefusesABiasOfAnotherLength() {
    assertRefused(
        () -> zeros(1, 3, 8, 8).convolve(zeros(4, 3, 3, 3), zeros(5), 1, 1),
        "bias",
        "[5]",
        "[4, 3, 3, 3]");
  }

  @Test
  void convolutionRefusesAnImageSmallerThanItsKernel() {
    assertRefused(
        () -> zeros(1, 3, 2, 8).convolve(zeros(4, 3, 5, 5), zeros(4), 1, 1),
        "padding 1",
        "[1, 3, 2, 8]",
        "[4, 3, 5, 5]");
  }

  @Test
  void convolutionRefusesAStrideOfZeroAndANegativePadding() {
    Tensor image = zeros(1, 3, 8, 8);
    Tensor weight = zeros(4, 3, 3, 3);
    assertRefused(() -> image.convolve(weight, zeros(4), 0, 1), "stride");
    assertRefused(() -> image.convolve(weight, zeros(4), 1, -1), "padding");
  }

  @Test
  void convolutionRefusesTensorsThatAreNoImages() {
    assertRefused(
        () -> zeros(3, 8, 8).convolve(zeros(4, 3, 3, 3), zeros(4), 1, 1), "4-d", "[3, 8, 8]");
  }

  @Test
  void productNamesMatricesThatDoNotFit() {
    assertRefused(() -> zeros(2, 3).matmul(zeros(2, 3)), "inner sizes", "[2, 3] [2, 3]");
  }

  @Test
  void sliceNamesItsRangeAndTheShape() {
    assertRefused(() -> zeros(2, 3).slice(1, 1, 4), "slice 1 to 4", "dimension 1", "[2, 3]");
    assertRefused(() -> zeros(2, 3).slice(1, -1, 2), "slice -1 to 2", "[2, 3]");
    assertRefused(() -> zeros(2, 3).slice(0, 2, 1), "slice 2 to 1", "[2, 3]");
    assertRefused(() -> zeros(2, 3).slice(2, 0, 1), "dimension 2", "[2, 3]");
  }

  @Test
  void reflectionNeedsMorePixelsThanItMirrors() {
    assertRefused(() -> zeros(1, 1, 4, 3).reflectPad(3), "more than 3 pixels", "[1, 1, 4, 3]");
  }

  @Test
  void reshapeNamesBothShapes() {
    assertRefused(() -> zeros(2, 3).reshape(4, 2), "[4, 2]", "[2, 3]");
    assertRefused(() -> zeros(2, 3).reshape(-2, -3), "[-2, -3]", "negative");
  }

  @Test
  void poolingRefusesAnImageSmallerThanItsWindow() {
    assertRefused(() -> zeros(1, 1, 2, 9).maxPool(3, 2, true), "window of 3", "[1, 1, 2, 9]");
    assertRefused(() -> zeros(1, 1, 9, 2).averagePool(3, 2, true), "window of 3", "[1, 1, 9, 2]");
  }

  @Test
  void elementwiseOperandsMustBeBroadcastable() {
    assertRefused(() -> zeros(2, 3).add(zeros(2, 4)), "broadcastable", "[2, 3] [2, 4]");
    assertRefused(() -> zeros(2, 3).subtract(zeros(2)), "broadcastable", "[2, 3] [2]");
    assertRefused(() -> zeros(2, 3).multiply(zeros(3, 3)), "broadcastable", "[2, 3] [3, 3]");
  }

  @Test
  void joinedTensorsMustAgreeInTheOtherDimensions() {
    assertRefused(() -> zeros(2, 3).concatenate(zeros(3, 3), 1), "other sizes", "[2, 3] [3, 3]");
    assertRefused(() -> zeros(2, 3).concatenate(zeros(3), 0), "same rank", "[2, 3] [3]");
  }

  @Test
  void scalarProductDoesNotBroadcast() {
    assertRefused(() -> zeros(1, 3).dot(zeros(3, 1)), "[1, 3] [3, 1]");
    assertRefused(() -> zeros(2, 3).dot(zeros(3, 2)), "[2, 3] [3, 2]");
  }

  @Test
  void onlyAScalarIsAnItemAndHasAGradient() {
    Tensor x = zeros(2).withGradient();
    assertRefused(x::item, "[2]");
    assertRefused(() -> x.square().gradient(x), "scalar", "[2]");
  }

  @Test
  void inPlaceOperationsDoNotBroadcast() {
    assertRefused(() -> zeros(2, 3).addInPlace(zeros(3), 1), "equal", "[2, 3] [3]");
    assertRefused(() -> zeros(2, 3).addProductInPlace(zeros(2, 3), zeros(3), 1), "equal", "[3]");
    assertRefused(() -> zeros(2, 3).addQuotientInPlace(zeros(2, 3), zeros(3), 1), "equal", "[3]");
  }

  @Test
  void arrayOfAnotherLengthNamesItsLengthAndTheShape() {
    assertRefused(() -> Tensor.of(new float[5], 2, 3), "5 elements", "[2, 3]", "6");
  }

  @Test
  void eigenvaluesNeedASquareMatrix() {
    assertRefused(() -> Eigen.of(zeros(2, 3)), "square", "[2, 3]");
  }

  @Test
  void sizeOfADimensionThatIsNotThereIsRefused() {
    assertRefused(() -> zeros(2, 3).size(2), "dimension 2", "[2, 3]");
  }
}
