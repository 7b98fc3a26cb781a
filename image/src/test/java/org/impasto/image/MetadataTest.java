package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
  private static final String XMP =
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6" dc:source="Évora"/>
       </rdf:RDF>
      </x:xmpmeta>
      """;

  @TempDir Path folder;

  static Stream<Arguments> formatsAndTexts() {
    return Stream.of("png", "jpg", "tif")
        .flatMap(
            format ->
                Stream.of(
                        "{\"style\": \"Großer Wellenberg 神奈川 🌊\", \"seed\": 42}",
                        "",
                        " spaces and\r\n\tline ends\n",
                        "<a b=\"c\">&amp;]]></a>",
                        "base64:not really",
                        "\u0000\u0001\uFFFF control",
                        "{\"long\": \"" + "ab".repeat(12_000) + "\"}")
                    .map(text -> Arguments.of(format, text)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndTexts")
  void provenanceComesBackCharacterForCharacter(String format, String text) throws IOException {
    Path file = folder.resolve("a." + format);
    write(Metadata.NONE.withProvenance(text), file);
    assertThat(PictureReader.readMetadata(file).provenance()).contains(text);
    assertThat(PictureReader.read(file).metadata().xmp()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void exifAndXmpTravelWithTheProvenance(String format) throws IOException {
    Metadata source = PictureReader.read(sourceJpeg()).metadata();
    Path file = folder.resolve("a." + format);
    write(source.withProvenance("{}"), file);
    Metadata read = PictureReader.read(file).metadata();
    assertThat(read.provenance()).contains("{}");
    Directory exif = directory(read.exif().orElseThrow());
    assertThat(exif.getEntryById(0x10F).getValue()).isEqualTo(SampleExif.MAKE);
    Directory camera = (Directory) exif.getEntryById(0x8769).getValue();
    assertThat(camera.getEntryById(0x8827).getValueAsString()).isEqualTo("400");
    assertThat(camera.getEntryById(0xA001).getValueAsString()).isEqualTo("1");
    assertThat(text(read.xmp().orElseThrow())).contains("Évora");
  }

  @Test
  void orientationThumbnailAndMakerNoteAreLeftBehind() throws IOException {
    Metadata metadata = PictureReader.read(sourceJpeg()).metadata();
    byte[] block = metadata.exif().orElseThrow();
    assertThat(directory(block).getEntryById(0x112)).isNull();
    assertThat(new String(block, StandardCharsets.ISO_8859_1))
        .contains(SampleExif.MAKE)
        .doesNotContain("THUMBNAIL", "DCBA");
    assertThat(text(metadata.xmp().orElseThrow())).doesNotContain("Orientation");
  }

  @Test
  void writtenPictureIsNotTurnedTwice() throws IOException {
    Picture upright = PictureReader.read(sourceJpeg());
    for (String name : new String[] {"a.png", "a.jpg", "a.tif"}) {
      Path file = folder.resolve(name);
      PictureWriter.write(upright, file, WriteOptions.DEFAULTS);
      PictureAssert.assertPicture(PictureReader.read(file))
          .hasSize(16, 24)
          .hasColorsOf(upright, 0.06);
    }
  }

  @Test
  void newProvenanceReplacesTheOldOne() throws IOException {
    Path first = folder.resolve("first.png");
    Path second = folder.resolve("second.jpg");
    write(Metadata.NONE.withProvenance("old"), first);
    write(PictureReader.readMetadata(first).withProvenance("new"), second);
    assertThat(PictureReader.readMetadata(second).provenance()).contains("new");
    assertThat(new String(Files.readAllBytes(second), StandardCharsets.ISO_8859_1))
        .doesNotContain("old");
  }

  @Test
  void sourceXmpTooLongForJpegIsLeftOutAndProvenanceKept() throws IOException {
    String xmp = XMP.replace("Évora", "w".repeat(64_000));
    byte[] jpeg = FileSurgery.withXmp(SampleFiles.jpeg(image()), xmp);
    Path source = Files.write(folder.resolve("source.jpg"), jpeg);
    Metadata metadata =
        PictureReader.readMetadata(source).withProvenance("{\"p\": \"" + "q".repeat(9000) + "\"}");
    Path jpg = folder.resolve("out.jpg");
    Path png = folder.resolve("out.png");
    write(metadata, jpg);
    write(metadata, png);
    assertThat(PictureReader.read(jpg).metadata().provenance()).isEqualTo(metadata.provenance());
    assertThat(PictureReader.read(jpg).metadata().xmp()).isEmpty();
    assertThat(PictureReader.read(png).metadata()).isEqualTo(metadata);
  }

  @Test
  void metadataIsTheSameAfterASecondJourney() throws IOException {
    Metadata source = PictureReader.readMetadata(sourceJpeg()).withProvenance("{}");
    Path first = folder.resolve("first.tif");
    write(source, first);
    Path second = folder.resolve("second.png");
    write(PictureReader.readMetadata(first), second);
    assertThat(PictureReader.readMetadata(second).xmp())
        .map(MetadataTest::text)
        .isEqualTo(source.xmp().map(MetadataTest::text));
    assertThat(PictureReader.readMetadata(second).provenance()).contains("{}");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.NONE.withProvenance("broken \uD83C"))
        .withMessageContaining("surrogate");
  }

  /** A 24×16 JPEG that stands on its side, with EXIF and XMP. */
  private Path sourceJpeg() throws IOException {
    byte[] jpeg = FileSurgery.withXmp(SampleFiles.jpeg(image()), XMP);
    return Files.write(
        folder.resolve("source.jpg"), FileSurgery.withExif(jpeg, SampleExif.full(6)));
  }

  private static BufferedImage image() {
    return SamplePictures.image(24, 16, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static void write(Metadata metadata, Path file) throws IOException {
    Picture picture = SamplePictures.gradient(8, 8).withMetadata(metadata);
    PictureWriter.write(picture, file, WriteOptions.DEFAULTS);
  }

  private static Directory directory(byte[] exif) throws IOException {
    return new TIFFReader().read(new ByteArrayImageInputStream(exif));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
