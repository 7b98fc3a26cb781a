package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.impasto.image.PictureAssert.assertPicture;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  @Test
  void pictureDoesNotChangeWhenTheArraysAroundItDo() {
    float[] rgb = new float[12];
    float[] alpha = {1, 1, 1, 1};
    Picture picture = Picture.of(2, 2, rgb).withAlpha(alpha);
    rgb[0] = 1;
    alpha[0] = 0;
    picture.rgb()[1] = 1;
    picture.alpha().orElseThrow()[1] = 0;
    assertThat(picture.rgb()).containsOnly(0f);
    assertThat(picture.alpha().orElseThrow()).containsOnly(1f);
  }

  @Test
  void valuesOutsideTheRangeAreClamped() {
    Picture picture = Picture.of(1, 1, new float[] {-0.5f, 1.5f, Float.POSITIVE_INFINITY});
    assertPicture(picture).hasColor(0, 0, 0, 1, 1, 0);
  }

  @Test
  void notANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Picture.of(1, 1, new float[] {0, Float.NaN, 0}))
        .withMessageContaining("value 1 is NaN");
  }

  @Test
  void arrayOfTheWrongLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Picture.of(2, 2, new float[11]))
        .withMessageContaining("11 values")
        .withMessageContaining("12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Picture.of(2, 2, new float[12]).withAlpha(new float[3]));
    assertThatIllegalArgumentException().isThrownBy(() -> Picture.of(0, 2, new float[0]));
  }

  @Test
  void valueAddressesChannelThenRowThenColumn() {
    float[] rgb = new float[3 * 2 * 3];
    rgb[6 + 3 + 2] = 0.5f; // green, row 1, column 2 of 3×2
    assertThat(Picture.of(3, 2, rgb).value(1, 1, 2)).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void imagesOfEveryTrueColorTypeKeepTheirColors(int type) {
    Picture picture = Picture.of(SamplePictures.image(18, 16, type));
    assertPicture(picture).hasColorsOf(SamplePictures.gradient(18, 16), 0.5 / 255 + 1e-6);
  }

  @Test
  void packedFifteenBitImageKeepsItsColorsToFiveBits() {
    Picture picture = Picture.of(SamplePictures.image(18, 16, BufferedImage.TYPE_USHORT_555_RGB));
    assertPicture(picture).hasColorsOf(SamplePictures.gradient(18, 16), 1.0 / 31);
  }

  @Test
  void premultipliedColorsAreDividedByAlpha() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR_PRE);
    image.getRaster().setPixel(0, 0, new int[] {64, 32, 0, 128});
    Picture picture = Picture.of(image);
    assertPicture(picture).hasColor(0, 0, 0.5, 0.25, 0, 1e-6);
    assertThat(picture.alpha().orElseThrow()[0]).isEqualTo(128 / 255f);
  }

  @Test
  void grayValuesAreTakenAsTheyAre() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 20_000);
    double gray = 20_000 / 65_535.0;
    assertPicture(Picture.of(image)).hasColor(0, 0, gray, gray, gray, 1e-6);
  }

  @Test
  void subImageIsReadFromItsOwnCorner() {
    BufferedImage part =
        SamplePictures.image(16, 16, BufferedImage.TYPE_3BYTE_BGR).getSubimage(4, 8, 5, 6);
    assertPicture(Picture.of(part)).hasSize(5, 6).hasColor(0, 0, 4 / 15.0, 8 / 15.0, 0.5, 0.003);
  }

  @Test
  void imageMadeFromAPictureGivesThePictureBack() {
    Picture picture = SamplePictures.translucent(16, 18);
    Picture again = Picture.of(picture.toBufferedImage());
    assertPicture(again)
        .hasColorsOf(picture, 0.5 / 255 + 1e-6)
        .hasAlphaOf(picture, 0.5 / 255 + 1e-6);
    assertThat(Picture.of(again.toBufferedImage())).isEqualTo(again);
    assertThat(again.withoutAlpha().toBufferedImage().getType())
        .isEqualTo(BufferedImage.TYPE_INT_RGB);
  }
}
