package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final int SIDE = 128;
  private final Scope scope = Scope.open();

  @AfterEach
  void close() {
    scope.close();
  }

  private interface Wave {
    double at(int x, int y);
  }

  /** In steps of 255, the same in all colors. */
  private static double[] picture(Wave wave) {
    double[] data = new double[3 * SIDE * SIDE];
    for (int i = 0; i < data.length; i++) {
      data[i] = 0.5 + wave.at(i % SIDE, i / SIDE % SIDE) / 255;
    }
    return data;
  }

  private static Tensor image(double[] data) {
    return Tensor.of(data, 1, 3, SIDE, SIDE);
  }

  private static double grid(Wave wave) {
    return Grid.of(image(picture(wave))).item();
  }

  @Test
  void aWeaveOfFourOrTwoPixelsIsHalfTheSquareOfItsAmplitude() {
    assertThat(grid((x, y) -> Math.sin(Math.PI * x / 2))).isEqualTo(0.5, within(1e-9));
    assertThat(grid((x, y) -> 3 * Math.cos(Math.PI * y / 2))).isEqualTo(4.5, within(1e-9));
    assertThat(grid((x, y) -> Math.sin(Math.PI * x / 2) * Math.cos(Math.PI * y)))
        .isEqualTo(0.5, within(1e-9));
    assertThat(grid((x, y) -> x % 2 - 0.5)).isEqualTo(0.25, within(1e-9));
  }

  @Test
  void aWeaveThatFillsHalfOfThePictureIsSeen() {
    assertThat(grid((x, y) -> y < 64 ? Math.sin(Math.PI * x / 2) : 0))
        .isEqualTo(0.25, within(1e-9));
  }

  @Test
  void flatColorsSlopesAndOtherWavesAreHardlyAny() {
    assertThat(grid((x, y) -> 40)).isZero();
    assertThat(grid((x, y) -> 0.1 * x - 0.2 * y)).isLessThan(0.1);
    assertThat(grid((x, y) -> 10 * Math.sin(2 * Math.PI * x / 5))).isLessThan(0.5);
    assertThat(grid((x, y) -> 10 * Math.sin(2 * Math.PI * (x + y) / 13))).isLessThan(0.5);
  }

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    double[] data = picture((x, y) -> 9 * Math.sin(x * 0.7) + 5 * Math.cos(1.5 * y + 0.01 * x * y));
    Tensor variable = image(data).withGradient();
    double[] gradient = Grid.of(variable).gradient(variable).toDoubles();
    double step = 1e-3;
    for (int i : new int[] {0, 517, 20_000, 49_151}) {
      double here = data[i];
      data[i] = here + step;
      double above = Grid.of(image(data)).item();
      data[i] = here - step;
      double below = Grid.of(image(data)).item();
      data[i] = here;
      assertThat(gradient[i]).isEqualTo((above - below) / (2 * step), within(1e-6));
      assertThat(gradient[i]).isNotZero();
    }
  }

  @Test
  void sidesNeedNotBeWholeWindows() {
    double[] data = new double[3 * 70 * 90];
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.sin(Math.PI * (i % 90) / 2) / 255;
    }
    assertThat(Grid.of(Tensor.of(data, 1, 3, 70, 90)).item()).isEqualTo(0.5, within(1e-9));
    assertThat(Grid.of(Tensor.of(new double[3 * 8 * 9], 1, 3, 8, 9)).item()).isZero();
  }
}
