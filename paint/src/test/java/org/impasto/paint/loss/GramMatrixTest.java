package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.paint.loss.FiniteDifferences.random;

import org.impasto.paint.tensor.Eigen;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InScope.class)
final class GramMatrixTest {
  @Test
  void twoChannelsOfTwoPixelsGiveTheirScalarProducts() {
    Tensor activations = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 1, 2);
    assertThat(GramMatrix.of(activations).toFloats()).containsExactly(5, 11, 11, 25);
  }

  @Test
  void gramMatrixIsSymmetricWithoutNegativeEigenvalues() {
    Tensor gram = GramMatrix.of(random(1, 1, 6, 2, 2).add(-0.5)).reshape(6, 6);
    assertThat(gram.subtract(gram.transpose()).absoluteSum()).isZero();
    for (double value : Eigen.of(gram).values().toDoubles()) {
      assertThat(value).isGreaterThan(-1e-12);
    }
  }

  @Test
  void gramMatrixIsUnchangedWhenPixelsAreShuffled() {
    Tensor activations = random(1, 1, 5, 4, 6);
    Tensor halvesSwapped = activations.slice(2, 2, 4).concatenate(activations.slice(2, 0, 2), 2);
    Tensor turned = halvesSwapped.transpose();
    assertThat(GramMatrix.of(turned).toDoubles())
        .containsExactly(GramMatrix.of(activations).toDoubles(), within(1e-12));
  }

  @Test
  void memoryLayoutDoesNotMatter() {
    Tensor activations = random(1, 1, 5, 4, 6);
    assertThat(GramMatrix.of(activations.channelsLast()).toDoubles())
        .containsExactly(GramMatrix.of(activations).toDoubles(), within(1e-12));
  }

  @Test
  void imagesOfABatchAreKeptApart() {
    Tensor one = random(1, 1, 3, 4, 4);
    Tensor two = random(2, 1, 3, 4, 4);
    Tensor both = GramMatrix.of(one.concatenate(two, 0));
    assertThat(both.shape()).containsExactly(2, 3, 3);
    assertThat(both.slice(0, 1, 2).toDoubles())
        .containsExactly(GramMatrix.of(two).toDoubles(), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"NONE, 1", "POSITIONS, 20", "ELEMENTS, 60", "IMAGE_PIXELS, 777"})
  void divisorIsWhatItsNameSays(GramDivisor divisor, double expected) {
    Tensor activations = random(1, 1, 3, 4, 5);
    StyleDistance distance = new StyleDistance.Gram(divisor, Reduction.SUM);
    Tensor divided = StyleLoss.statistics(distance, activations, 777);
    assertThat(divided.multiply(expected).toDoubles())
        .containsExactly(GramMatrix.of(activations).toDoubles(), within(1e-9));
  }
}
