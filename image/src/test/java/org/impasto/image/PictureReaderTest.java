package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.impasto.image.FileSurgery.extendedWebp;
import static org.impasto.image.PictureAssert.assertPicture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private static final int WIDTH = 16;
  private static final int HEIGHT = 12;

  @TempDir Path folder;

  static Stream<Arguments> goodFiles() throws IOException {
    BufferedImage rgb = SamplePictures.image(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    return Stream.of(
        Arguments.of("PNG", 0, SampleFiles.png(rgb)),
        Arguments.of("PNG", 0, SampleFiles.interlacedPng(rgb)),
        Arguments.of("JPEG", 0.06, SampleFiles.jpeg(rgb)),
        Arguments.of("JPEG", 0.06, SampleFiles.progressiveJpeg(rgb)),
        Arguments.of("BMP", 0, SampleFiles.encode(rgb, "bmp")),
        Arguments.of("GIF", 0.15, SampleFiles.encode(rgb, "gif")),
        Arguments.of("TIFF", 0, SampleFiles.encode(rgb, "tiff")),
        Arguments.of("TIFF", 0, SampleFiles.tiff(rgb, "LZW", false)),
        Arguments.of("TIFF", 0, SampleFiles.tiff(rgb, "Deflate", false)),
        Arguments.of("TIFF", 0, SampleFiles.tiff(rgb, "PackBits", false)),
        Arguments.of("TIFF", 0, SampleFiles.tiff(rgb, "LZW", true)),
        Arguments.of("WebP", 0.01, SampleFiles.WEBP_LOSSLESS),
        Arguments.of("WebP", 0.09, SampleFiles.WEBP_LOSSY),
        Arguments.of(
            "WebP", 0.01, extendedWebp(SampleFiles.WEBP_LOSSLESS, 8, "EXIF", SampleExif.full(1))));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("goodFiles")
  void everyFormatGivesTheColorsThatWereWritten(String format, double tolerance, byte[] bytes)
      throws IOException {
    Path file = file("picture.bin", bytes);
    Picture expected = Picture.of(SamplePictures.gradient(WIDTH, HEIGHT).toBufferedImage());
    assertPicture(PictureReader.read(file)).hasColorsOf(expected, tolerance + 1e-6);
    assertThat(PictureReader.readHeader(file, ReadOptions.DEFAULTS))
        .isEqualTo(new PictureHeader(format, WIDTH, HEIGHT));
  }

  @Test
  void webpKeepsItsAlpha() throws IOException {
    Picture expected = SamplePictures.translucent(WIDTH, HEIGHT);
    for (byte[] bytes :
        new byte[][] {SampleFiles.WEBP_LOSSLESS_ALPHA, SampleFiles.WEBP_LOSSY_ALPHA}) {
      Picture picture = PictureReader.read(file("a.webp", bytes));
      assertPicture(picture).hasColorsOf(expected, 0.09).hasAlphaOf(expected, 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void sixteenBitGrayIsReadToTheLastBit(String format) throws IOException {
    BufferedImage gray = new BufferedImage(8, 1, BufferedImage.TYPE_USHORT_GRAY);
    for (int x = 0; x < 8; x++) {
      gray.getRaster().setSample(x, 0, 0, x * 9001 + 1);
    }
    Picture picture = PictureReader.read(file("gray", SampleFiles.encode(gray, format)));
    for (int x = 0; x < 8; x++) {
      double value = (x * 9001 + 1) / 65_535.0;
      assertPicture(picture).hasColor(x, 0, value, value, value, 1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp"})
  void eightBitGrayIsNeitherBrightenedNorDarkened(String format) throws IOException {
    BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      gray.getRaster().setSample(i % 8, i / 8, 0, 100);
    }
    Picture picture = PictureReader.read(file("gray", SampleFiles.encode(gray, format)));
    assertPicture(picture)
        .hasColorsOf(SamplePictures.constant(8, 8, 100 / 255f, 100 / 255f, 100 / 255f), 1.5 / 255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
  void oneBitPictureIsBlackAndWhite(String format) throws IOException {
    BufferedImage bits = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(8, 7, Color.WHITE.getRGB());
    Picture picture = PictureReader.read(file("bits", SampleFiles.encode(bits, format)));
    assertPicture(picture).hasColor(0, 0, 0, 0, 0, 0).hasColor(8, 7, 1, 1, 1, 0);
  }

  @Test
  void indexedPngKeepsItsTransparentEntry() throws IOException {
    Picture picture = PictureReader.read(file("indexed.png", OddFiles.indexedPng()));
    assertPicture(picture).hasColor(0, 0, 1, 0, 0, 0).hasColor(1, 0, 0, 0, 1, 0);
    assertThat(picture.alpha().orElseThrow()).containsExactly(1f, 0f);
  }

  @Test
  void grayWithAlphaKeepsBoth() throws IOException {
    Picture picture = PictureReader.read(file("ga.png", OddFiles.grayAlphaPng()));
    assertPicture(picture).hasColor(0, 0, 200 / 255.0, 200 / 255.0, 200 / 255.0, 1e-6);
    assertThat(picture.alpha().orElseThrow()[0]).isEqualTo(64 / 255f);
  }

  @Test
  void colorNamedTransparentInATrueColorPngIsTransparent() throws IOException {
    Picture picture = PictureReader.read(file("trns.png", OddFiles.transparentColorPng()));
    assertThat(picture.alpha().orElseThrow()).containsExactly(0f, 1f);
  }

  @Test
  void animatedGifGivesItsFirstFrame() throws IOException {
    BufferedImage first = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    first.setRGB(1, 2, Color.WHITE.getRGB());
    BufferedImage second = SamplePictures.image(8, 8, BufferedImage.TYPE_INT_RGB);
    Picture picture = PictureReader.read(file("a.gif", SampleFiles.animatedGif(first, second)));
    assertPicture(picture).hasColorsOf(Picture.of(first), 0);
  }

  @Test
  void contentDecidesAndNotTheName() throws IOException {
    byte[] png = SampleFiles.png(SamplePictures.image(4, 4, BufferedImage.TYPE_INT_RGB));
    Path file = file("really-a-png.jpg", png);
    assertThat(PictureReader.readHeader(file, ReadOptions.DEFAULTS).format()).isEqualTo("PNG");
    assertPicture(PictureReader.read(file)).hasSize(4, 4);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
