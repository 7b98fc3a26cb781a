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
  private static final int LAYERS = 16;

  private static Tensor photo(int height, int width) {
    float[] rgb = new float[3 * height * width];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      rgb[i] = (float) (127 + 90 * Math.sin(x / 9.0 + y / 23.0) + 30 * Math.sin(i * 0.77));
    }
    return Tensor.of(rgb, 1, 3, height, width);
  }

  private static TransformerNet network(Precision precision) {
    return RandomStyle.small(3).network(new Compute(Device.CPU, precision));
  }

  private static Tensor whole(Tensor photo, Precision precision) {
    TransformerNet network = network(precision);
    Tensor painted = room(photo);
    return Tensor.withoutGradients(
        () -> {
          network.paintColors(photo, painted, () -> {});
          return painted;
        });
  }

  private static Tensor inBands(Tensor photo, Precision precision, Runnable now) {
    TransformerNet network = network(precision);
    Tensor painted = room(photo);
    return Tensor.withoutGradients(
        () -> {
          network.paintInBands(photo, painted, SMALL, now);
          return painted;
        });
  }

  private static Tensor room(Tensor photo) {
    return photo.zeros(1, 3, (photo.size(2) + 3) / 4 * 4, (photo.size(3) + 3) / 4 * 4);
  }

  @ParameterizedTest
  @CsvSource({"96, 64", "100, 40", "97, 51", "33, 20", "132, 132", "36, 300", "260, 40"})
  void bandsGiveThePictureThatTheWholeGives(int height, int width) {
    try (Scope scope = Scope.open()) {
      Tensor photo = photo(height, width);
      Tensor whole = whole(photo, Precision.FP32);
      AtomicInteger bands = new AtomicInteger();
      Tensor banded = inBands(photo, Precision.FP32, bands::incrementAndGet);
      assertThat(bands.get()).as("more than a layer at a time").isGreaterThan(3 * LAYERS);
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
      Tensor exact = whole(photo, Precision.FP32);
      Tensor whole = whole(photo, Precision.BF16);
      Tensor banded = inBands(photo, Precision.BF16, () -> {});
      double rounding = whole.subtract(exact).absoluteSum();
      assertThat(banded.subtract(exact).absoluteSum()).isLessThan(1.2 * rounding);
    }
  }

  @Test
  void aPassEndsWithinALayerWhenItShall() {
    AtomicInteger bands = new AtomicInteger();
    Runnable later =
        () -> {
          if (bands.incrementAndGet() == 3 * LAYERS) {
            throw new CancellationException("enough");
          }
        };
    try (Scope scope = Scope.open()) {
      Tensor photo = photo(160, 40);
      assertThatThrownBy(() -> inBands(photo, Precision.FP32, later))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(bands).hasValue(3 * LAYERS);
  }
}
