package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is added around an image, and its gradient beside automatic differentiation. */
@ExtendWith(InScope.class)
final class BorderTest {
  @ParameterizedTest
  @CsvSource({
    "ZERO, 1, 4, 5",
    "ZERO, 3, 2, 2",
    "REFLECT, 1, 2, 2",
    "REFLECT, 1, 4, 7",
    "REFLECT, 3, 4, 9",
    "REPLICATE, 1, 1, 1",
    "REPLICATE, 1, 4, 7",
    "REPLICATE, 4, 3, 2"
  })
  void gradientIsThatOfThePadding(Border border, int width, int height, int columns) {
    Tensor image = counting(2, 3, height, columns);
    Tensor variable = image.withGradient();
    Tensor padded = border.pad(variable, width);
    assertThat(padded.shape()).containsExactly(2, 3, height + 2L * width, columns + 2L * width);
    Tensor slope = counting(padded.shape());
    float[] expected =
        Gradients.through(List.of(padded), List.of(slope), List.of(variable)).get(0).toFloats();
    assertThat(border.back(slope, width).toFloats()).containsExactly(expected, within(1e-3f));
  }

  private static Tensor counting(long... shape) {
    float[] values = new float[(int) Shapes.elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i % 17 - i % 5;
    }
    return Tensor.of(values, shape);
  }
}
