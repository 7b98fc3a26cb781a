package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.image.PictureAssert.assertPicture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"1,1", "3,50", "7,7", "40,3", "64,64", "31,33"})
  void constantPictureStaysConstant(int width, int height) {
    Picture resized = SamplePictures.constant(20, 30, 0.2f, 0.5f, 0.9f).resize(width, height);
    assertPicture(resized)
        .hasColorsOf(SamplePictures.constant(width, height, 0.2f, 0.5f, 0.9f), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"37", "40", "51", "16"})
  void checkerboardShrinksToEvenGray(int size) {
    float[] rgb = new float[3 * 128 * 128];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (i % 128 + i / 128) % 2;
    }
    Picture small = Picture.of(128, 128, rgb).resize(size, size);
    for (int y = 2; y < size - 2; y++) {
      for (int x = 2; x < size - 2; x++) {
        assertPicture(small).hasColor(x, y, 0.5, 0.5, 0.5, 0.02);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"150", "35", "100", "23"})
  void rampStaysLinearInside(int width) {
    float[] rgb = new float[300];
    for (int i = 0; i < 300; i++) {
      rgb[i] = 0.1f + 0.8f * (i % 100 + 0.5f) / 100;
    }
    Picture resized = Picture.of(100, 1, rgb).resize(width, 1);
    for (int x = 4; x < width - 4; x++) {
      double expected = 0.1 + 0.8 * (x + 0.5) / width;
      assertPicture(resized).hasColor(x, 0, expected, expected, expected, 1e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({"20,20", "90,75", "59,61"})
  void centroidOfASpotStaysInPlace(int width, int height) {
    float[] rgb = new float[3 * 60 * 60];
    for (int i = 0; i < rgb.length; i++) {
      double dx = i % 60 - 22;
      double dy = Math.floorDiv(i, 60) % 60 - 37;
      rgb[i] = (float) Math.exp(-(dx * dx + dy * dy) / 40);
    }
    Picture resized = Picture.of(60, 60, rgb).resize(width, height);
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = resized.value(0, y, x);
        sum += value;
        sumX += value * (x + 0.5) / width;
        sumY += value * (y + 0.5) / height;
      }
    }
    assertThat(sumX / sum).isCloseTo(22.5 / 60, within(5e-4));
    assertThat(sumY / sum).isCloseTo(37.5 / 60, within(5e-4));
  }

  @Test
  void onePixelGrowsToAFlatPictureAndManyShrinkToTheirMean() {
    Picture pixel = SamplePictures.constant(1, 1, 0.3f, 0.6f, 0.1f);
    assertPicture(pixel.resize(9, 4))
        .hasColorsOf(SamplePictures.constant(9, 4, 0.3f, 0.6f, 0.1f), 1e-6);
    assertPicture(SamplePictures.gradient(16, 16).resize(1, 1))
        .hasColor(0, 0, 0.5, 0.5, 128 / 255.0, 1e-3);
    assertPicture(SamplePictures.gradient(1, 16).resize(5, 1)).hasSize(5, 1);
  }

  @Test
  void sameSizeGivesTheSamePicture() {
    Picture picture = SamplePictures.translucent(7, 5);
    assertThat(picture.resize(7, 5)).isSameAs(picture);
  }

  @Test
  void resizingTwiceGivesTheSameBits() {
    Picture picture = SamplePictures.translucent(301, 211);
    assertThat(picture.resize(97, 103)).isEqualTo(picture.resize(97, 103));
  }

  @Test
  void hiddenColorDoesNotBleedIntoVisibleColor() {
    float[] rgb = new float[3 * 40 * 40]; // left half visible red, right half hidden green
    float[] alpha = new float[40 * 40];
    for (int i = 0; i < 1600; i++) {
      boolean visible = i % 40 < 21;
      rgb[i] = visible ? 1 : 0;
      rgb[1600 + i] = visible ? 0 : 1;
      alpha[i] = visible ? 1 : 0;
    }
    Picture resized = Picture.of(40, 40, rgb).withAlpha(alpha).resize(17, 17);
    float[] newAlpha = resized.alpha().orElseThrow();
    for (int x = 0; x < 17; x++) {
      if (newAlpha[x] > 0.01) {
        assertPicture(resized).hasColor(x, 0, 1, 0, 0, 1e-3);
      }
    }
    assertThat(newAlpha[0]).isCloseTo(1f, within(1e-3f));
    assertThat(newAlpha[16]).isCloseTo(0f, within(1e-3f));
  }

  @Test
  void resizedPictureKeepsItsMetadata() {
    Picture picture =
        SamplePictures.gradient(4, 4).withMetadata(Metadata.NONE.withProvenance("{}"));
    assertThat(picture.resize(2, 2).metadata().provenance()).contains("{}");
  }

  @Test
  void emptySizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SamplePictures.gradient(4, 4).resize(0, 3))
        .withMessageContaining("0×3");
  }
}
