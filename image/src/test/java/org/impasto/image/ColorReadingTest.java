package org.impasto.image;

import static org.impasto.image.PictureAssert.assertPicture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles and color models of files become sRGB. */
class ColorReadingTest {
  private static final int[] WIDE = {180, 110, 90};

  /** From the D50 connection space to linear sRGB (Bradford-adapted). */
  private static final double[][] XYZ_TO_SRGB = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  @TempDir Path folder;

  static Stream<Arguments> profiledFiles() throws IOException {
    BufferedImage image = new BufferedImage(16, 12, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 16 * 12; i++) {
      image.setRGB(i % 16, i / 16, WIDE[0] << 16 | WIDE[1] << 8 | WIDE[2]);
    }
    byte[] profile = IccProfiles.wideRgb();
    return Stream.of(
        Arguments.of("png", 0.002, FileSurgery.withIcc(SampleFiles.png(image), profile)),
        Arguments.of("jpeg", 0.012, FileSurgery.withJpegIcc(SampleFiles.jpeg(image), profile)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("profiledFiles")
  void wideColorsBecomeTheirSrgbValues(String name, double tolerance, byte[] bytes)
      throws IOException {
    double[] expected = wideToSrgb(WIDE);
    assertPicture(read(name, bytes))
        .hasColor(3, 3, expected[0], expected[1], expected[2], tolerance);
  }

  @Test
  void profileOfWebpIsApplied() throws IOException {
    byte[] webp =
        FileSurgery.extendedWebp(SampleFiles.WEBP_LOSSLESS, 0x20, "ICCP", IccProfiles.wideRgb());
    double[] expected = wideToSrgb(new int[] {5 * 17, 7 * 23, 128});
    assertPicture(read("p.webp", webp))
        .hasColor(5, 7, expected[0], expected[1], expected[2], 0.002);
  }

  @Test
  void profileOfAnImageInMemoryIsAppliedInSixteenBits() {
    ColorSpace wide = new ICC_ColorSpace(ICC_Profile.getInstance(IccProfiles.wideRgb()));
    BufferedImage image = SampleFiles.sixteenBit(wide, 30_000, 31_000, 32_000);
    double[] expected = wideToSrgb(30_000 / 257.0, 31_000 / 257.0, 32_000 / 257.0);
    assertPicture(Picture.of(image)).hasColor(0, 0, expected[0], expected[1], expected[2], 0.0005);
  }

  @Test
  void linearGrayProfileBrightensTheMiddle() throws IOException {
    byte[] png = FileSurgery.withIcc(OddFiles.grayPng(), IccProfiles.linearGray());
    double expected = encode(128 / 255.0);
    assertPicture(read("linear.png", png)).hasColor(0, 0, expected, expected, expected, 0.003);
  }

  @Test
  void profileForAnotherKindOfPixelIsIgnored() throws IOException {
    byte[] png = FileSurgery.withIcc(OddFiles.grayPng(), IccProfiles.wideRgb());
    assertPicture(read("odd.png", png)).hasColor(0, 0, 128 / 255.0, 128 / 255.0, 128 / 255.0, 1e-6);
  }

  @Test
  void brokenProfileIsIgnored() throws IOException {
    byte[] png = FileSurgery.withIcc(OddFiles.grayPng(), new byte[300]);
    assertPicture(read("odd.png", png)).hasColor(0, 0, 128 / 255.0, 128 / 255.0, 128 / 255.0, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0,0, 1,1,1", "0,0,0,255, 0,0,0", "0,255,255,0, 1,0,0", "255,0,255,0, 0,1,0"})
  void cmykAndYcckJpegsHaveTheColorsOfTheirInks(
      int cyan, int magenta, int yellow, int black, double red, double green, double blue)
      throws IOException {
    double tolerance = 0.4; // printed inks are far from pure sRGB colors; not from inverted ones
    assertPicture(read("cmyk.jpg", OddFiles.cmykJpeg(cyan, magenta, yellow, black)))
        .hasColor(8, 8, red, green, blue, tolerance);
    assertPicture(read("ycck.jpg", OddFiles.ycckJpeg(cyan, magenta, yellow, black)))
        .hasColor(8, 8, red, green, blue, tolerance);
  }

  @Test
  void grayJpegKeepsItsGray() throws IOException {
    assertPicture(read("gray.jpg", OddFiles.grayJpeg(90)))
        .hasColor(4, 4, 90 / 255.0, 90 / 255.0, 90 / 255.0, 1.1 / 255);
  }

  private Picture read(String name, byte[] bytes) throws IOException {
    return PictureReader.read(Files.write(folder.resolve(name), bytes));
  }

  private static double[] wideToSrgb(int[] rgb) {
    return wideToSrgb(rgb[0], rgb[1], rgb[2]);
  }

  /** The conversion by formula; inputs 0 to 255, results in [0, 1]. */
  private static double[] wideToSrgb(double red, double green, double blue) {
    double[] linear = {
      Math.pow(red / 255, IccProfiles.GAMMA),
      Math.pow(green / 255, IccProfiles.GAMMA),
      Math.pow(blue / 255, IccProfiles.GAMMA)
    };
    double[] srgb = times(XYZ_TO_SRGB, times(IccProfiles.WIDE_TO_XYZ, linear));
    for (int i = 0; i < 3; i++) {
      srgb[i] = encode(Math.max(0, Math.min(1, srgb[i])));
    }
    return srgb;
  }

  private static double encode(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[i] += matrix[i][j] * vector[j];
      }
    }
    return result;
  }
}
