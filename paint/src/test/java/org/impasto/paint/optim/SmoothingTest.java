package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class SmoothingTest {
  private static Tensor noise(long... shape) {
    long elements = 1;
    for (long side : shape) {
      elements *= side;
    }
    return Tensor.of(new Random(1).doubles(elements, -1, 1).toArray(), shape);
  }

  private static Tensor applied(Tensor tensor) {
    Tensor result = tensor.copy();
    new Smoothing(5).applyInPlace(result);
    return result;
  }

  @Test
  void evenColorIsEnlargedByTheWholeWeight() {
    Tensor even = noise(1, 3, 12, 9).zeros().add(0.5);
    double[] three = new double[(int) even.elements()];
    Arrays.fill(three, 3);
    assertThat(applied(even).toDoubles()).containsExactly(three, within(1e-12));
  }

  @Test
  void checkerboardIsHardlyEnlarged() {
    double[] board = new double[16 * 16];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i / 16 + i) % 2 == 0 ? 1 : -1;
    }
    Tensor grain = Tensor.of(board, 1, 1, 16, 16);
    assertThat(grain.dot(applied(grain)) / grain.dot(grain)).isBetween(1.0, 1.01);
  }

  @Test
  void productIsThatWithTheSmoothedTensor() {
    Tensor image = noise(1, 3, 10, 14);
    assertThat(new Smoothing(5).product(image)).isCloseTo(image.dot(applied(image)), within(1e-9));
  }

  @Test
  void whatIsNoImageOrTooSmallStaysAsItIs() {
    Tensor vector = noise(30);
    Tensor small = noise(1, 3, 3, 30);
    assertThat(applied(vector).toDoubles()).isEqualTo(vector.toDoubles());
    assertThat(applied(small).toDoubles()).isEqualTo(small.toDoubles());
    assertThat(new Smoothing(5).product(vector)).isEqualTo(vector.dot(vector));
  }
}
