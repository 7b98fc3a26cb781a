package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.impasto.image.PictureAssert.assertPicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureWriterTest {
  private static final WriteOptions PLAIN = WriteOptions.DEFAULTS;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"a.png, 8", "a.png, 16", "a.tif, 8", "a.tiff, 16"})
  void losslessFormatsGiveEveryValueBack(String name, int bits) throws IOException {
    Picture picture = noise(37, 23);
    Path file = folder.resolve(name);
    PictureWriter.write(picture, file, PLAIN.withBitDepth(bits));
    double tolerance = 0.5 / ((1 << bits) - 1) + 1e-7;
    assertPicture(PictureReader.read(file))
        .hasColorsOf(picture, tolerance)
        .hasAlphaOf(picture, tolerance);
    assertThat(ImageIO.read(file.toFile()).getColorModel().getComponentSize(0)).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource({"a.png, 8", "a.png, 16", "a.tif, 8", "a.tif, 16", "a.jpg, 8"})
  void opaquePictureHasNoAlphaWhenReadBack(String name, int bits) throws IOException {
    Path file = folder.resolve(name);
    PictureWriter.write(SamplePictures.gradient(20, 10), file, PLAIN.withBitDepth(bits));
    Picture read = PictureReader.read(file);
    assertThat(read.hasAlpha()).isFalse();
    assertPicture(read).hasColorsOf(SamplePictures.gradient(20, 10), 0.08);
  }

  @Test
  void jpegLaysTransparentPartsOverWhite() throws IOException {
    Picture picture = SamplePictures.constant(16, 16, 0.2f, 0, 0).withAlpha(filled(256, 0.25f));
    Path file = folder.resolve("a.jpg");
    PictureWriter.write(picture, file, PLAIN.withJpegQuality(1));
    assertPicture(PictureReader.read(file)).hasColor(8, 8, 0.8, 0.75, 0.75, 0.01);
  }

  @Test
  void jpegKeepsLinesOfPureColorOnePixelWide() throws IOException {
    int side = 32;
    float[] rgb = new float[3 * side * side];
    for (int i = 0; i < side * side; i++) {
      rgb[(i % 2 == 0 ? 0 : 2) * side * side + i] = 0.8f;
    }
    Picture lines = Picture.of(side, side, rgb);
    Path file = folder.resolve("lines.jpg");
    PictureWriter.write(lines, file, PLAIN.withJpegQuality(1));
    assertPicture(PictureReader.read(file)).hasColorsOf(lines, 0.05);
  }

  @Test
  void higherJpegQualityIsCloserAndLarger() throws IOException {
    Picture picture = noise(64, 64).withoutAlpha();
    Path coarse = folder.resolve("coarse.jpg");
    Path fine = folder.resolve("fine.jpg");
    PictureWriter.write(picture, coarse, PLAIN.withJpegQuality(0.1));
    PictureWriter.write(picture, fine, PLAIN.withJpegQuality(1));
    assertThat(Files.size(fine)).isGreaterThan(2 * Files.size(coarse));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void samePictureGivesTheSameBytes(String extension) throws IOException {
    Picture picture = noise(31, 17).withMetadata(Metadata.NONE.withProvenance("{\"seed\": 7}"));
    Path first = folder.resolve("first." + extension);
    Path second = folder.resolve("second." + extension);
    PictureWriter.write(picture, first, PLAIN);
    PictureWriter.write(picture, second, PLAIN);
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void existingFileIsReplacedOnlyOnRequest() throws IOException {
    Path file = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> PictureWriter.write(noise(4, 4), file, PLAIN))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("the file exists");
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    PictureWriter.write(noise(4, 4), file, PLAIN.withOverwrite(true));
    assertPicture(PictureReader.read(file)).hasSize(4, 4);
    assertOnlyFiles("a.png");
  }

  @Test
  void failedWriteLeavesNothingBehind() throws IOException {
    String tooLong = "x\u0001".repeat(80_000);
    Picture picture = noise(4, 4).withMetadata(Metadata.NONE.withProvenance(tooLong));
    Path file = folder.resolve("a.jpg");
    assertThatThrownBy(() -> PictureWriter.write(picture, file, PLAIN))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("a JPEG holds");
    assertOnlyFiles();
  }

  @Test
  void targetIsCheckedBeforeTheWork() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("folder.png"));
    assertRefused(folder.resolve("a.webp"), PLAIN, "PNG, JPEG or TIFF");
    assertRefused(folder.resolve("png"), PLAIN, "extension");
    assertRefused(folder.resolve("missing").resolve("a.png"), PLAIN, "does not exist");
    assertRefused(taken, PLAIN.withOverwrite(true), "a folder has this name");
    assertRefused(folder.resolve("a.jpg"), PLAIN.withBitDepth(16), "JPEG holds 8");
    PictureWriter.checkTarget(folder.resolve("a.JPEG"), PLAIN);
    PictureWriter.checkTarget(Path.of("surely-not-here.png"), PLAIN);
    assertOnlyFiles("folder.png");
  }

  @Test
  void optionsOutsideTheirRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withBitDepth(12));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withJpegQuality(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withJpegQuality(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadOptions.DEFAULTS.withMaxPixels(0))
        .withMessageContaining("pixel limit is 0");
  }

  private void assertRefused(Path target, WriteOptions options, String part) {
    assertThatThrownBy(() -> PictureWriter.checkTarget(target, options))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining(part)
        .hasMessageContaining(" — ");
  }

  private void assertOnlyFiles(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> found = files.map(f -> f.getFileName().toString()).toList();
      assertThat(found).containsExactlyInAnyOrder(names);
    }
  }

  private static Picture noise(int width, int height) {
    Random random = new Random(11);
    float[] rgb = new float[3 * width * height];
    float[] alpha = new float[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = random.nextFloat();
    }
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = random.nextFloat();
    }
    return Picture.of(width, height, rgb).withAlpha(alpha);
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }
}
