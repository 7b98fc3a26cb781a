package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format, cut at many places from the first byte to the last but one. */
class TruncatedFilesTest {
  private static final int CUTS = 24;

  @TempDir Path folder;

  static Stream<Arguments> wholeFiles() throws IOException {
    BufferedImage rgb = SamplePictures.image(64, 48, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage gray = SamplePictures.image(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG", SampleFiles.png(rgb));
    files.put("interlaced PNG", SampleFiles.interlacedPng(rgb));
    files.put("JPEG", SampleFiles.jpeg(rgb));
    files.put("gray JPEG", SampleFiles.jpeg(gray));
    files.put("progressive JPEG", SampleFiles.progressiveJpeg(rgb));
    files.put("TIFF", SampleFiles.encode(rgb, "tiff"));
    files.put("LZW TIFF", SampleFiles.tiff(rgb, "LZW", false));
    files.put("deflated TIFF", SampleFiles.tiff(rgb, "Deflate", false));
    files.put("tiled TIFF", SampleFiles.tiff(rgb, "LZW", true));
    files.put("BMP", SampleFiles.encode(rgb, "bmp"));
    files.put("GIF", SampleFiles.encode(rgb, "gif"));
    files.put("lossless WebP", SampleFiles.WEBP_LOSSLESS);
    files.put("lossy WebP", SampleFiles.WEBP_LOSSY);
    files.put("lossy WebP with alpha", SampleFiles.WEBP_LOSSY_ALPHA);
    return files.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wholeFiles")
  void truncatedFileIsRefusedWithOneLine(String name, byte[] whole) throws IOException {
    PictureReader.read(Files.write(folder.resolve("whole"), whole));
    for (int length : cuts(whole.length)) {
      Path file = Files.write(folder.resolve("cut"), FileSurgery.head(whole, length));
      assertThatThrownBy(() -> PictureReader.read(file))
          .as("%s cut to %d of %d bytes", name, length, whole.length)
          .isInstanceOf(PictureException.class)
          .message()
          .doesNotContain("\n", "null");
    }
  }

  private static Set<Integer> cuts(int length) {
    Set<Integer> cuts = new TreeSet<>();
    for (int i = 0; i < CUTS; i++) {
      cuts.add((int) ((long) length * i / CUTS));
    }
    cuts.add(length - 1);
    cuts.add(length - 2);
    cuts.add(length - 9);
    return cuts;
  }
}
