package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;

/** Pictures in less memory. */
final class PackedPictureTest {
  private static Picture quantized(int full) {
    Random random = new Random(1);
    float[] rgb = new float[3 * 7 * 5];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = random.nextInt(full + 1) / (float) full;
    }
    return Picture.of(7, 5, rgb);
  }

  @Test
  void spreadIsThatOfTheColorThatVariesMost() {
    float[] rgb = {0.5f, 0.5f, 0.5f, 0.5f, 0, 1, 1, 0, 0.2f, 0.4f, 0.2f, 0.4f};
    assertThat(PackedPicture.of(Picture.of(2, 2, rgb)).spread()).isCloseTo(0.5, within(1e-4));
    Picture flat = Picture.of(1, 1, new float[] {0.3f, 0.6f, 1});
    assertThat(PackedPicture.of(flat).spread()).isCloseTo(0, within(1e-3));
  }

  @Test
  void picturesOfEightAndSixteenBitsLoseNothing() {
    PackedPicture eight = PackedPicture.of(quantized(255));
    PackedPicture sixteen = PackedPicture.of(quantized(65_535));
    assertThat(eight.isEightBits()).isTrue();
    assertThat(sixteen.isEightBits()).isFalse();
    assertThat(eight.crop(0, 0, 7, 5)).isEqualTo(quantized(255));
    assertThat(sixteen.crop(0, 0, 7, 5)).isEqualTo(quantized(65_535));
  }

  @Test
  void outsideThePictureItsInsideIsReflected() {
    assertThat(Reflection.indices(-3, 9, 4)).containsExactly(3, 2, 1, 0, 1, 2, 3, 2, 1);
    assertThat(Reflection.indices(-1, 4, 1)).containsOnly(0);
    assertThat(Reflection.indices(0, 5, 2)).containsExactly(0, 1, 0, 1, 0);
    Picture picture = quantized(255);
    FloatBuffer window = FloatBuffer.allocate(3 * 4);
    PackedPicture.of(picture).window(-1, 4, 2, 2, 255, window);
    assertThat(window.get(0)).isEqualTo(255 * picture.value(0, 4, 1));
    assertThat(window.get(3)).isEqualTo(255 * picture.value(0, 3, 0));
  }
}
