package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.impasto.image.PictureAssert.assertPicture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stored is a 2×3 picture with letters a b / c d / e f as grays; the upright reading of each EXIF
 * value is written out from the EXIF specification's table of rows and columns.
 */
class OrientationTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "orientation {0} reads {1}")
  @CsvSource({
    "1, ab/cd/ef",
    "2, ba/dc/fe",
    "3, fe/dc/ba",
    "4, ef/cd/ab",
    "5, ace/bdf",
    "6, eca/fdb",
    "7, fdb/eca",
    "8, bdf/ace"
  })
  void storedRowsAndColumnsEndUpInTheirPlace(int orientation, String upright) throws IOException {
    byte[] png = SampleFiles.png(letters(1));
    Path file =
        write("o.png", FileSurgery.withChunk(png, "eXIf", SampleExif.orientation(orientation)));
    assertUpright(PictureReader.read(file), upright, 0);
    String[] rows = upright.split("/", -1);
    assertThat(PictureReader.readHeader(file, ReadOptions.DEFAULTS))
        .isEqualTo(new PictureHeader("PNG", rows[0].length(), rows.length));
  }

  @ParameterizedTest
  @CsvSource({"2, ba/dc/fe", "6, eca/fdb"})
  void orientationInJpegIsApplied(int orientation, String upright) throws IOException {
    byte[] jpeg = SampleFiles.jpeg(letters(8));
    Path file = write("o.jpg", FileSurgery.withExif(jpeg, SampleExif.full(orientation)));
    Picture picture = PictureReader.read(file);
    assertUpright(picture.resize(picture.width() / 8, picture.height() / 8), upright, 0.06);
  }

  @ParameterizedTest
  @CsvSource({"3", "8"})
  void orientationInTiffAndWebpIsApplied(int orientation) throws IOException {
    Path webp =
        write(
            "o.webp",
            FileSurgery.extendedWebp(
                SampleFiles.WEBP_LOSSLESS, 8, "EXIF", SampleExif.orientation(orientation)));
    assertTurned(PictureReader.read(webp), orientation);
    Path tiff =
        write("o.tif", SampleFiles.orientedTiff(SamplePictures.image(16, 12, 1), orientation));
    assertTurned(PictureReader.read(tiff), orientation);
  }

  /** The gradient's darkest corner is stored top left; red then grows along stored rows. */
  private static void assertTurned(Picture picture, int orientation) {
    if (orientation == 3) {
      assertPicture(picture).hasSize(16, 12).hasColor(15, 11, 0, 0, 0.5, 0.003);
      assertPicture(picture).hasColor(0, 11, 1, 0, 0.5, 0.003);
    } else {
      assertPicture(picture).hasSize(12, 16).hasColor(0, 15, 0, 0, 0.5, 0.003);
      assertPicture(picture).hasColor(0, 0, 1, 0, 0.5, 0.003);
    }
  }

  private static void assertUpright(Picture picture, String upright, double tolerance) {
    String[] rows = upright.split("/", -1);
    assertPicture(picture).hasSize(rows[0].length(), rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        double gray = gray(rows[y].charAt(x)) / 255.0;
        assertPicture(picture).hasColor(x, y, gray, gray, gray, tolerance + 1e-6);
      }
    }
  }

  private static int gray(char letter) {
    return 20 + 40 * (letter - 'a');
  }

  /** Each letter a square of the given side. */
  private static BufferedImage letters(int side) {
    BufferedImage image = new BufferedImage(2 * side, 3 * side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 3 * side; y++) {
      for (int x = 0; x < 2 * side; x++) {
        image.getRaster().setSample(x, y, 0, gray((char) ('a' + y / side * 2 + x / side)));
      }
    }
    return image;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
