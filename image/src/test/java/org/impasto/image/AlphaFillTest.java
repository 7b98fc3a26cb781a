package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.impasto.image.PictureAssert.assertPicture;

import org.junit.jupiter.api.Test;

class AlphaFillTest {
  private static final int SIZE = 33;

  @Test
  void hiddenPixelsTakeTheColorOfTheOnlyVisibleColor() {
    Picture picture = SamplePictures.constant(SIZE, SIZE, 0, 1, 0).withAlpha(disk(0f));
    float[] rgb = picture.rgb();
    for (int i = 0; i < SIZE * SIZE; i++) {
      if (picture.alpha().orElseThrow()[i] > 0) {
        rgb[i] = 0.8f;
        rgb[SIZE * SIZE + i] = 0.1f;
        rgb[2 * SIZE * SIZE + i] = 0.3f;
      }
    }
    Picture filled = Picture.of(SIZE, SIZE, rgb).withAlpha(disk(0f)).filledUnderAlpha();
    assertPicture(filled)
        .hasColorsOf(SamplePictures.constant(SIZE, SIZE, 0.8f, 0.1f, 0.3f), 1e-5)
        .hasAlphaOf(picture, 0);
  }

  @Test
  void visiblePixelsKeepTheirColorHoweverFaint() {
    Picture picture = SamplePictures.gradient(SIZE, SIZE).withAlpha(disk(0.01f));
    assertThat(picture.filledUnderAlpha()).isEqualTo(picture);
  }

  @Test
  void fillIsSmoothAndStaysBetweenTheVisibleColors() {
    float[] alpha = new float[64 * 64];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = i % 64 < 8 || i % 64 >= 56 ? 1 : 0;
    }
    Picture filled = SamplePictures.gradient(64, 64).withAlpha(alpha).filledUnderAlpha();
    for (int x = 1; x < 64; x++) {
      double step = filled.value(0, 32, x) - filled.value(0, 32, x - 1);
      assertThat(Math.abs(step)).as("step of red at column %d", x).isLessThan(0.12);
    }
    assertThat(filled.value(0, 32, 32)).isBetween(0.2f, 0.8f);
  }

  @Test
  void nothingVisibleChangesNothing() {
    Picture picture = SamplePictures.gradient(5, 4).withAlpha(new float[20]);
    assertThat(picture.filledUnderAlpha()).isEqualTo(picture);
  }

  @Test
  void opaquePictureIsReturnedAsItIs() {
    Picture picture = SamplePictures.gradient(5, 4);
    assertThat(picture.filledUnderAlpha()).isSameAs(picture);
  }

  /** Opaque inside a circle, {@code outside} beyond it. */
  private static float[] disk(float outside) {
    float[] alpha = new float[SIZE * SIZE];
    for (int i = 0; i < alpha.length; i++) {
      double dx = i % SIZE - 16;
      double dy = Math.floorDiv(i, SIZE) - 16;
      alpha[i] = dx * dx + dy * dy < 36 ? 1 : outside;
    }
    return alpha;
  }
}
