package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.impasto.image.FileSurgery.ascii;
import static org.impasto.image.FileSurgery.chunk;
import static org.impasto.image.FileSurgery.find;
import static org.impasto.image.FileSurgery.insert;
import static org.impasto.image.FileSurgery.join;
import static org.impasto.image.FileSurgery.with;
import static org.impasto.image.FileSurgery.withChunk;
import static org.impasto.image.FileSurgery.withExif;
import static org.impasto.image.FileSurgery.withSegment;
import static org.impasto.image.FileSurgery.withXmp;
import static org.impasto.image.PictureAssert.assertPicture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with something wrong beside the pixels: the pixels count. */
class OddFilesTest {
  private static final String XMP_START =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
          + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
          + " xmlns:dc='http://purl.org/dc/elements/1.1/'>";

  @TempDir Path folder;

  static Stream<Arguments> oddFiles() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    addPngs(files, SampleFiles.png(image()));
    addJpegs(files, SampleFiles.jpeg(image()));
    byte[] gif = SampleFiles.encode(image(), "gif");
    files.put("GIF with bytes after its end", join(gif, ascii("trailing")));
    byte[] tiff = SampleFiles.tiff(image(), "LZW", false);
    files.put("TIFF with bytes after its end", join(tiff, ascii("trailing")));
    byte[] bmp = SampleFiles.encode(image(), "bmp");
    files.put("BMP with a wrong file size", with(bmp, 2, 1, 2, 3, 4));
    files.put("BMP with bytes after its end", join(bmp, ascii("trailing")));
    return files.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static void addPngs(Map<String, byte[]> files, byte[] png) {
    byte[] bomb = FileSurgery.deflate(new byte[64 << 20]);
    files.put("PNG with bytes after its end", join(png, new byte[100]));
    byte[] text = withChunk(png, "tEXt", ascii("Title\0x"));
    int at = find(text, "tEXt");
    files.put("PNG with a wrong checksum on text", with(text, at + 8, 0));
    files.put("PNG with an unknown chunk", withChunk(png, "prVt", new byte[10]));
    files.put("PNG with a broken EXIF chunk", withChunk(png, "eXIf", ascii("II*\0\u00ff\u00ff")));
    files.put(
        "PNG with a text bomb",
        withChunk(png, "iTXt", join(ascii("XML:com.adobe.xmp\0\u0001\0\0\0"), bomb)));
    files.put(
        "PNG with a compressed text bomb", withChunk(png, "zTXt", join(ascii("a\0\0"), bomb)));
    files.put("PNG with a profile bomb", withChunk(png, "iCCP", join(ascii("a\0\0"), bomb)));
    files.put(
        "PNG with an XMP chunk cut short", withChunk(png, "iTXt", ascii("XML:com.adobe.xmp")));
    files.put("PNG with split data", splitData(png));
  }

  private static byte[] splitData(byte[] png) {
    int at = find(png, "IDAT");
    int end = find(png, "IEND") - 8;
    byte[] data = FileSurgery.tail(FileSurgery.head(png, end), at + 4);
    return join(
        FileSurgery.head(png, at - 4),
        chunk("IDAT", FileSurgery.head(data, 7)),
        chunk("IDAT", new byte[0]),
        chunk("IDAT", FileSurgery.tail(data, 7)),
        chunk("IEND", new byte[0]));
  }

  private static void addJpegs(Map<String, byte[]> files, byte[] jpeg) {
    files.put("JPEG with bytes after its end", join(jpeg, ascii("MotionPhoto"), new byte[500]));
    files.put("JPEG with fill bytes", insert(jpeg, 2, with(new byte[3], 0, 255, 255, 255)));
    files.put("JPEG without JFIF header", FileSurgery.withoutJfif(jpeg));
    files.put("JPEG with a long comment", withSegment(jpeg, 0xFE, new byte[65_000]));
    files.put("JPEG with orientation 0", withExif(jpeg, SampleExif.orientation(0)));
    files.put("JPEG with orientation 9", withExif(jpeg, SampleExif.orientation(9)));
    files.put("JPEG with an empty EXIF block", withExif(jpeg, new byte[0]));
    files.put("JPEG with a zero EXIF block", withExif(jpeg, new byte[200]));
    byte[] exif = SampleExif.full(1);
    files.put("JPEG with EXIF of far offsets", withExif(jpeg, with(exif, 18, 255, 255, 255, 127)));
    files.put("JPEG with EXIF of huge counts", withExif(jpeg, with(exif, 14, 255, 255, 255, 255)));
    files.put("JPEG with EXIF inside itself", withExif(jpeg, with(exif, 42, 8)));
    files.put("JPEG with EXIF of strange types", withExif(jpeg, with(exif, 12, 99)));
    files.put("JPEG with XMP that is not XML", withXmp(jpeg, "<<<&"));
    files.put("JPEG with empty XMP", withXmp(jpeg, ""));
    files.put(
        "JPEG with an XMP entity bomb",
        withXmp(jpeg, "<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;'>]><a>&d;</a>"));
    files.put(
        "JPEG with XMP nested deeply",
        withXmp(jpeg, XMP_START + "<dc:a rdf:parseType='Resource'>".repeat(2000)));
    files.put("JPEG with a cut profile", FileSurgery.withJpegIcc(jpeg, new byte[40]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddFiles")
  void pixelsAreReadWhateverStandsBesideThem(String name, byte[] bytes) throws IOException {
    Picture picture = PictureReader.read(Files.write(folder.resolve("odd"), bytes));
    assertPicture(picture).hasColorsOf(Picture.of(image()), 0.16);
    assertThat(PictureReader.readMetadata(folder.resolve("odd"))).isEqualTo(picture.metadata());
  }

  private static BufferedImage image() {
    return SamplePictures.image(40, 30, BufferedImage.TYPE_3BYTE_BGR);
  }
}
