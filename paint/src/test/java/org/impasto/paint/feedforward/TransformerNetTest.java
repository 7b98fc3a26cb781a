package org.impasto.paint.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerNetTest {
  private static Tensor paint(Tensor photos, TrainedStyle style) {
    return Tensor.withoutGradients(() -> style.network(Compute.DEFAULTS).paint(photos));
  }

  @ParameterizedTest
  @CsvSource({"16, 16, 16, 16", "17, 18, 20, 20", "19, 33, 20, 36"})
  void sidesAreRoundedUpToAMultipleOfFour(int height, int width, int high, int wide) {
    try (Scope scope = Scope.open()) {
      Tensor photo = Tensor.of(new float[2 * 3 * height * width], 2, 3, height, width);
      assertThat(paint(photo, RandomStyle.small(1)).shape()).containsExactly(2, 3, high, wide);
    }
  }

  @Test
  void aPaintedPictureHasThePhotosSizeAndThePhotoStaysAsItIs() {
    float[] rgb = new float[3 * 21 * 19];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i % 17 / 17f;
    }
    Picture photo = Picture.of(21, 19, rgb);
    float[] before = photo.rgb().clone();
    Picture painted = RandomStyle.small(1).paint(photo, Compute.DEFAULTS);
    assertThat(painted.width()).isEqualTo(21);
    assertThat(painted.height()).isEqualTo(19);
    assertThat(photo.rgb()).containsExactly(before);
  }

  @Test
  void photosOfABatchDoNotSeeEachOther() {
    float[] noise = new float[2 * 3 * 24 * 24];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) Math.abs(Math.sin(i * 0.37 + i * i * 1e-5));
    }
    try (Scope scope = Scope.open()) {
      Tensor both = Tensor.of(noise, 2, 3, 24, 24);
      TrainedStyle style = RandomStyle.small(2);
      Tensor second = paint(both.slice(0, 1, 2), style);
      Tensor ofBoth = paint(both, style).slice(0, 1, 2);
      assertThat(ofBoth.subtract(second).absoluteSum() / second.elements()).isLessThan(1e-5);
    }
  }

  @Test
  void aStyleThatLacksAnArrayIsRefused() {
    assertThatThrownBy(() -> new TrainedStyle(TransformerWidth.SMALL, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("style has no array conv1.weight");
  }
}
