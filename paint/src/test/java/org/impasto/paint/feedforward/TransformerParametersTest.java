package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.image.Picture;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerParametersTest {
  private static final int SIDE = 128;
  private static final int BORDER = 16;

  /** Of a photo of broad waves, pixels of the same place within squares of 4 are compared. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void aNetworkThatHasLearnedNothingPaintsNoGrid(long seed) {
    float[] rgb = new float[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i++) {
      int color = i / (SIDE * SIDE);
      double x = i % SIDE + 40.0 * color;
      double y = i / SIDE % SIDE;
      rgb[i] = (float) (0.5 + 0.2 * Math.sin(x / 9) + 0.2 * Math.cos(y / 11));
    }
    try (Scope scope = Scope.open()) {
      TransformerParameters parameters = new TransformerParameters(TransformerWidth.SMALL);
      TrainedStyle style = parameters.style(scope.keep(parameters.initial(seed)));
      Picture painted = style.paint(Picture.of(SIDE, SIDE, rgb), Compute.DEFAULTS);
      double grid = gridContrast(painted.rgb());
      assertThat(grid).isLessThan(0.025);
    }
  }

  /** The deviation among the means of the 16 places, in deviations of all pixels. */
  private static double gridContrast(float[] plane) {
    double[] sums = new double[16];
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = BORDER; y < SIDE - BORDER; y++) {
      for (int x = BORDER; x < SIDE - BORDER; x++) {
        double value = plane[y * SIDE + x];
        sums[y % 4 * 4 + x % 4] += value;
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    double between = 0;
    for (double place : sums) {
      double distance = place / (count / 16.0) - mean;
      between += distance * distance / 16;
    }
    return Math.sqrt(between / (squares / count - mean * mean));
  }
}
