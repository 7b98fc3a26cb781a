package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedFilesTest {
  @TempDir Path folder;

  static Stream<Arguments> malformed() throws IOException {
    return MalformedFiles.all().entrySet().stream()
        .map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void malformedFileIsRefusedWithOneLine(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("picture.png"), bytes);
    assertThatThrownBy(() -> PictureReader.read(file))
        .isInstanceOf(PictureException.class)
        .message()
        .startsWith(file + ": ")
        .contains(" — ")
        .doesNotContain("\n", "\r", "null");
  }

  @Test
  void seventyFiveMalformedFilesAreTried() throws IOException {
    assertThat(MalformedFiles.all().size()).isGreaterThanOrEqualTo(75);
  }

  @ParameterizedTest
  @CsvSource({"HEIC", "AVIF", "SVG", "PDF", "JPEG XL", "JPEG 2000", "Photoshop", "HTML", "ZIP"})
  void knownFormatThatCannotBeReadIsNamed(String format) throws IOException {
    Path file = Files.write(folder.resolve("x"), MalformedFiles.all().get(format));
    assertThatThrownBy(() -> PictureReader.read(file))
        .hasMessageContaining("the file is " + format)
        .hasMessageEndingWith("convert it to PNG or JPEG");
  }

  @Test
  void folderMissingFileAndEmptyFileAreToldApart() throws IOException {
    assertThatThrownBy(() -> PictureReader.read(folder)).hasMessageContaining("folder");
    assertThatThrownBy(() -> PictureReader.read(folder.resolve("no.png")))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("no.png: there is no such file");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThatThrownBy(() -> PictureReader.read(empty)).hasMessageContaining("empty");
  }

  @Test
  void fileWithoutReadPermissionIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("secret.png"), OddFiles.grayPng());
    boolean posix = Files.getFileStore(file).supportsFileAttributeView("posix");
    assumeThat(posix).isTrue();
    Files.setPosixFilePermissions(file, Set.of());
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
    assertThatThrownBy(() -> PictureReader.read(file)).hasMessageContaining("permission");
  }

  @Test
  void pictureAboveThePixelLimitIsRefusedByItsHeader() throws IOException {
    BufferedImage image = SamplePictures.image(40, 30, BufferedImage.TYPE_INT_RGB);
    Path file = Files.write(folder.resolve("big.png"), SampleFiles.png(image));
    ReadOptions exact = ReadOptions.DEFAULTS.withMaxPixels(1200);
    ReadOptions tight = ReadOptions.DEFAULTS.withMaxPixels(1199);
    assertThat(PictureReader.read(file, exact).width()).isEqualTo(40);
    assertThatThrownBy(() -> PictureReader.read(file, tight))
        .hasMessageContaining("40×30, 1200 px — the limit is 1199 px");
    assertThatThrownBy(() -> PictureReader.readHeader(file, tight))
        .isInstanceOf(PictureException.class);
  }

  @Test
  void lineBreaksInAFileNameStayOutOfTheMessage() throws IOException {
    Path file = Files.write(folder.resolve("two\nlines.png"), new byte[9]);
    assertThatThrownBy(() -> PictureReader.read(file)).message().doesNotContain("\n");
  }
}
