package org.impasto.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code impasto apply} writes and says. */
final class ApplyCommandTest {
  @TempDir private Path folder;
  private Path style;
  private Path photo;

  @BeforeEach
  void prepare() throws IOException {
    style = StyleScene.style(folder.resolve("style.onnx"));
    photo = StyleScene.photo(folder.resolve("photo.png"), 50, 31);
  }

  private Result apply(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("apply", style.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(all::add);
    return Scene.run(all.toArray(String[]::new));
  }

  private static void requireRefused(Result result, int code, String... messages) {
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).startsWith("impasto: ").contains(messages);
    assertThat(result.err().lines()).as("one line").hasSize(1);
  }

  @Test
  void oneFileBecomesOneFileOfItsSizeThatKnowsHowItWasMade() throws Exception {
    Path out = folder.resolve("out.png");
    Result result = apply(photo, "-o", out, "--strength", "0.75");
    assertThat(result.err()).contains("wrote " + out + " (50×31)");
    assertThat(result.code()).isZero();
    Picture picture = PictureReader.read(out);
    assertThat(picture.value(2, 0, 0)).isBetween(0.74f, 0.76f);
    String made = picture.metadata().provenance().orElseThrow();
    List<String> command = new ArrayList<>();
    new ObjectMapper().readTree(made).get("command").forEach(each -> command.add(each.asText()));
    Path first = Files.move(out, folder.resolve("first.png"));
    assertThat(Scene.run(command.subList(1, command.size()).toArray(String[]::new)).code())
        .isZero();
    assertThat(out).hasSameBinaryContentAs(first);
  }

  @Test
  void foldersKeepTheirStructureAndFailuresAreReported() throws Exception {
    Path photos = folder.resolve("photos");
    StyleScene.photo(photos.resolve("a.png"), 20, 20);
    StyleScene.photo(photos.resolve("deep/er/b.jpg"), 20, 24);
    Files.writeString(photos.resolve("deep/bad.png"), "no picture");
    Files.writeString(photos.resolve("notes.txt"), "not a picture");
    Path out = photos.resolve("painted");
    Result result = apply(photos, "-o", out, "--jobs", "2");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "impasto: " + photos.resolve("deep/bad.png"), "wrote 2 of 3 pictures", "1 failed");
    assertThat(PictureReader.read(out.resolve("deep/er/b.jpg")).height()).isEqualTo(24);
    assertThat(out.resolve("a.png")).exists();
    assertThat(out.resolve("deep/bad.png")).doesNotExist();
    Result again = apply(photos, "-o", out, "--skip-existing");
    assertThat(again.err()).contains("wrote 0 of 1 pictures", "2 were there already");
    Files.delete(photos.resolve("deep/bad.png"));
    assertThat(apply(photos, "-o", out, "--skip-existing").err()).contains("nothing to do");
    requireRefused(apply(photos, "-o", out), 1, "exists", "--overwrite");
    assertThat(apply(photos, "-o", out, "--overwrite", "--quiet")).isEqualTo(new Result(0, "", ""));
  }

  /** A PNG with more chunks. */
  private static byte[] withChunks(BufferedImage image, Map<String, byte[]> chunks)
      throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    int header = 33; // of signature and IHDR
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(png.toByteArray(), 0, header);
    chunks.forEach(
        (type, data) -> {
          ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
          chunk.put(type.getBytes(US_ASCII)).put(data);
          CRC32 sum = new CRC32();
          sum.update(chunk.array(), 4, 4 + data.length);
          all.writeBytes(chunk.putInt((int) sum.getValue()).array());
        });
    all.write(png.toByteArray(), header, png.size() - header);
    return all.toByteArray();
  }

  @Test
  void aPhotoOnItsSideWithAProfileOfItsOwnComesOutUprightInItsTrueColors() throws Exception {
    int half = 128; // in linear light, which is 0.737 in sRGB
    BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 20; i++) {
      image.setRGB(i % 40, i / 40, i % 40 < 20 ? 0xff0000 : half << 16);
    }
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    ByteArrayOutputStream icc = new ByteArrayOutputStream();
    icc.writeBytes("linear\0\0".getBytes(US_ASCII));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(icc)) {
      deflater.write(profile);
    }
    byte[] turnedRight = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6};
    byte[] exif = Arrays.copyOf(turnedRight, turnedRight.length + 6);
    Files.write(photo, withChunks(image, Map.of("iCCP", icc.toByteArray(), "eXIf", exif)));
    Path out = folder.resolve("upright.png");
    Result result = apply(photo, "-o", out);
    assertThat(result.err()).contains("(20×40)");
    Picture upright = PictureReader.read(out);
    int blue = 2; // the style swaps it with red
    assertThat(upright.value(blue, 3, 10)).isCloseTo(1, within(0.01f));
    assertThat(upright.value(blue, 36, 10)).isCloseTo(0.737f, within(0.01f));
  }

  @Test
  void whatIsAssumedOfTheStyleOfAnotherProgramIsSaid() throws Exception {
    ModelProto ours = ModelProto.parseFrom(Files.readAllBytes(style));
    Path foreign = folder.resolve("foreign.onnx");
    Files.write(foreign, ours.toBuilder().clearMetadataProps().build().toByteArray());
    Path out = folder.resolve("out.png");
    Result result = Scene.run("apply", foreign.toString(), photo.toString(), "-o", out.toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).containsPattern(foreign + ": .*0 to (1|255), found by a trial");
    assertThat(PictureReader.read(out).value(2, 0, 0)).isGreaterThan(0.9f);
    assertThat(apply(photo, "-o", out, "--overwrite").err()).doesNotContain("trial");
  }

  @Test
  void formatAndSizeCanBeChosen() throws Exception {
    Path out = folder.resolve("out");
    Result result = apply(photo, "-o", out + "/", "--format", "jpg", "--size", "25");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(PictureReader.read(out.resolve("photo.jpg")).width()).isEqualTo(25);
  }

  @Test
  void colorsCanBeThePhotos() throws Exception {
    apply(photo, "-o", folder.resolve("c.png"), "--colors", "content");
    Picture kept = PictureReader.read(folder.resolve("c.png"));
    assertThat(kept.value(0, 0, 20)).isGreaterThan(kept.value(2, 0, 20));
  }

  @Test
  void tilesQualityAndBitsAreAsAskedFor() throws Exception {
    Path tiled = folder.resolve("t.jpg");
    assertThat(apply(photo, "-o", tiled, "--tile", "64", "--quality", "30").code()).isZero();
    JsonNode made =
        new ObjectMapper().readTree(PictureReader.readMetadata(tiled).provenance().orElseThrow());
    assertThat(made.at("/options/tiling").asText()).isEqualTo("64");
    assertThat(made.get("command").toString()).contains("\"--tile\",\"64\"", "\"30\"");
    Path whole = folder.resolve("w.jpg");
    assertThat(apply(photo, "-o", whole, "--quality", "95").code()).isZero();
    assertThat(PictureReader.readMetadata(whole).provenance().orElseThrow())
        .contains("\"tiling\":\"none\"");
    assertThat(Files.size(tiled)).isLessThan(Files.size(whole) - 100);
    Path deep = folder.resolve("d.png");
    assertThat(apply(photo, "-o", deep, "--bit-depth", "16", "--threads", "1").code()).isZero();
    assertThat(Files.readAllBytes(deep)[24]).as("bits in the header").isEqualTo((byte) 16);
  }

  @Test
  void strokesOfMoreSizesMakeAnotherPictureWhoseCommandMakesItAgain() throws Exception {
    Path harbor = Path.of("../samples/contents/harbor.jpg");
    List<Picture> painted = new ArrayList<>();
    for (String sizes : List.of("1", "2", "auto")) {
      Path out = folder.resolve("strokes.png");
      String[] words =
          Stream.of("apply swirls", harbor, "-o", out, "--size 200 --overwrite --strokes", sizes)
              .flatMap(each -> Stream.of(each.toString().split(" ")))
              .toArray(String[]::new);
      assertThat(Scene.run(words).code()).isZero();
      Picture picture = PictureReader.read(out);
      painted.add(picture);
      JsonNode made = new ObjectMapper().readTree(picture.metadata().provenance().orElseThrow());
      String found = sizes.equals("auto") ? "1" : sizes; // there is no room for more
      assertThat(made.at("/options/strokes").asText()).isEqualTo(found);
      List<String> command = new ArrayList<>();
      made.get("command").forEach(each -> command.add(each.asText()));
      assertThat(command).containsSequence("--strokes", found);
      Path first = Files.move(out, folder.resolve(sizes + ".png"));
      Scene.run(command.subList(1, command.size()).toArray(String[]::new));
      assertThat(out).hasSameBinaryContentAs(first);
    }
    assertThat(painted.get(0).value(0, 60, 100)).isNotEqualTo(painted.get(1).value(0, 60, 100));
  }

  @Test
  void standardInputBecomesStandardOutput() throws Exception {
    Path out = folder.resolve("piped.png");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx500m",
            "-Xlog:class+load:file=" + folder.resolve("classes.txt"),
            "-cp",
            System.getProperty("java.class.path"),
            Impasto.class.getName(),
            "apply",
            style.toString(),
            "-",
            "-o",
            "-");
    builder.redirectInput(photo.toFile()).redirectOutput(out.toFile());
    builder.redirectError(folder.resolve("err.txt").toFile());
    assertThat(builder.start().waitFor()).isZero();
    assertThat(folder.resolve("err.txt")).content().contains("wrote standard output (50×31)");
    assertThat(PictureReader.read(out).width()).isEqualTo(50);
    assertThat(PictureReader.readMetadata(out).provenance().orElseThrow())
        .contains("\"-\",\"-o\",\"-\"")
        .doesNotContain("stdin");
    assertThat(folder.resolve("classes.txt"))
        .content()
        .contains("ai.onnxruntime.OrtSession")
        .doesNotContain("org.bytedeco");
  }

  @ParameterizedTest
  @CsvSource({
    "--size, 3, 16 to 32768",
    "--strength, 1.5, 0 to 1",
    "--strength, NaN, 0 to 1",
    "--colors, match, 'style, content'",
    "--strokes, 0, 1 to 16",
    "--strokes, large, are 'large'",
    "--format, webp, 'png, jpg or tif'",
    "--quality, 0, from 1 to 100",
    "--jobs, 0, 1 to 1024",
    "--threads, -1, 0 for all",
    "--tile, 7, 64 to 8192",
    "--tile, small, 'auto, none'"
  })
  void aBadValueIsWrongUsageAndNamesItsOption(String option, String value, String message) {
    Path out = folder.resolve("bad.png");
    requireRefused(apply(photo, "-o", out, option, value), 2, option, message);
    assertThat(out).doesNotExist();
  }

  @Test
  void standardInputIsCalledSoWhereItFails() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("no picture".getBytes(UTF_8)));
      Path out = folder.resolve("o.png");
      requireRefused(apply("-", "-o", out), 1, "impasto: standard input: the file is not a");
      System.setIn(new ByteArrayInputStream("no picture".getBytes(UTF_8)));
      Result result = apply(photo, "-", "-o", folder.resolve("all"));
      assertThat(result.err()).contains("impasto: standard input: the file is not a");
      assertThat(folder.resolve("all/photo.png")).exists();
      assertThat(out).doesNotExist();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aFolderDoesNotHideAStyleOfItsName() {
    String named = "target"; // of this module, in the current folder
    assertThat(Path.of(named)).isDirectory();
    String out = folder.resolve("o.png").toString();
    Result result = Scene.run("apply", named, photo.toString(), "-o", out);
    requireRefused(result, 1, "there is no such style", "starry-night");
  }

  @Test
  void whatWouldBeLostOrCannotBeIsRefused() throws Exception {
    requireRefused(apply(photo, "-o", photo, "--overwrite"), 2, "also an input");
    requireRefused(apply(photo, photo, "-o", "-"), 2, "standard output takes one");
    Path gone = folder.resolve("gone.png");
    requireRefused(apply(gone, "-o", folder.resolve("o.png")), 1, gone + ": there is no such file");
    requireRefused(apply(photo, "-o", folder.resolve("o.webp")), 1, "PNG, JPEG or TIFF");
    requireRefused(apply(photo, "-o", ""), 2, "--output", "empty");
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), photo);
    requireRefused(apply(link, "-o", photo, "--overwrite"), 2, "also an input");
    Path other = StyleScene.photo(folder.resolve("other.png"), 9, 9);
    requireRefused(apply(photo, other, "-o", folder.resolve("new.png")), 2, "go into a folder");
    requireRefused(apply(photo, other, "-o", link.resolve("deep")), 1, "link.png");
    Path twin = StyleScene.photo(folder.resolve("photo.tif"), 9, 9);
    requireRefused(
        apply(photo, twin, "-o", folder.resolve("out"), "--format", "png"), 2, "would both become");
    requireRefused(
        apply(photo, "-o", folder.resolve("o.png"), "--overwrite", "--skip-existing"),
        2,
        "exclude");
    String out = folder.resolve("o.png").toString();
    requireRefused(
        Scene.run("apply", "nonesuch", photo.toString(), "-o", out), 1, "there is no such style");
    requireRefused(
        Scene.run("apply", photo.toString(), photo.toString(), "-o", out), 1, "no ONNX model");
    requireRefused(
        Scene.run("apply", folder.toString(), photo.toString(), "-o", out), 1, "this is a folder");
  }
}
