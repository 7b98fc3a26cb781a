package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photo in bands of rows comes out as it does whole. */
class BandedPassTest {
  private static final long SMALL = 1; // then bands have the fewest rows that there may be

  private static Tensor photo(int height, int width) {
    float[] rgb = new float[3 * height * width];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      rgb[i] = (float) (127 + 90 * Math.sin(x / 9.0 + y / 23.0) + 30 * Math.sin(i * 0.77));
    }
    return Tensor.of(rgb, 1, 3, height, width);
  }

  private static Tensor paint(Tensor photo, Precision precision, long bandElements, Runnable now) {
    TransformerNet network = RandomStyle.small(3).network(new Compute(Device.CPU, precision));
    return Tensor.withoutGradients(() -> network.paintColors(photo, bandElements, now));
  }

  @ParameterizedTest
  @CsvSource({"96, 64", "100, 40", "97, 51", "33, 20", "132, 132", "36, 300"})
  void bandsGiveThePictureThatTheWholeGives(int height, int width) {
    try (Scope scope = Scope.open()) {
      Tensor photo = photo(height, width);
      Tensor whole = paint(photo, Precision.FP32, Long.MAX_VALUE, () -> {});
      Tensor banded = paint(photo, Precision.FP32, SMALL, () -> {});
      assertThat(banded.shape()).isEqualTo(whole.shape());
      float[] differences = banded.subtract(whole).absolute().toFloats();
      for (float difference : differences) {
        assertThat(difference).isLessThan(0.02f);
      }
      assertThat(whole.subtract(whole.mean()).absoluteSum() / whole.elements()).isGreaterThan(5);
    }
  }

  @Test
  void bandsInBfloat16DifferByTheirRoundingAlone() {
    try (Scope scope = Scope.open()) {
      Tensor photo = photo(160, 120);
      Tensor exact = paint(photo, Precision.FP32, Long.MAX_VALUE, () -> {});
      Tensor whole = paint(photo, Precision.BF16, Long.MAX_VALUE, () -> {});
      Tensor banded = paint(photo, Precision.BF16, SMALL, () -> {});
      double rounding = whole.subtract(exact).absoluteSum();
      assertThat(banded.subtract(exact).absoluteSum()).isLessThan(1.2 * rounding);
    }
  }

  @Test
  void aPassEndsWithinALayerWhenItShall() {
    AtomicInteger bands = new AtomicInteger();
    Runnable third =
        () -> {
          if (bands.incrementAndGet() == 3) {
            throw new CancellationException("enough");
          }
        };
    try (Scope scope = Scope.open()) {
      Tensor photo = photo(160, 40); // of which the first layer makes five bands
      assertThatThrownBy(() -> paint(photo, Precision.FP32, SMALL, third))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(bands).hasValue(3);
  }
}
