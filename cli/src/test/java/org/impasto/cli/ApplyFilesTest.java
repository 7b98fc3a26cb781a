package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.impasto.cli.Scene.Result;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code impasto apply} finds in folders, and what it will not write. */
final class ApplyFilesTest {
  @TempDir private Path folder;
  private Path style;
  private Path photos;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    style = StyleScene.style(folder.resolve("style.onnx"));
    photos = folder.resolve("photos");
    StyleScene.photo(photos.resolve("a.png"), 20, 20);
    StyleScene.photo(photos.resolve("b.jpg"), 20, 20);
    out = folder.resolve("out");
  }

  private Result apply(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("apply", style.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(all::add);
    return Scene.run(all.toArray(String[]::new));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void aLinkToAFolderIsThatFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), photos);
    assertThat(apply(link, "-o", out).err()).contains("wrote 2 of 2 pictures");
    Path within = link.resolve("painted");
    assertThat(apply(photos, "-o", within).err()).contains("wrote 2 of 2 pictures");
    assertThat(apply(photos, "-o", within, "--skip-existing").err())
        .as("results are no photos, by whatever name")
        .contains("nothing to do: all 2 pictures");
  }

  @Test
  void photosOfTypesThatAreNotReadAreTold() throws Exception {
    Files.writeString(photos.resolve("c.HEIC"), "");
    Files.writeString(photos.resolve("notes.txt"), "");
    Result result = apply(photos, "-o", out);
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains(
            "left out, since their types are not read: 1, such as",
            "c.HEIC",
            "convert",
            "wrote 2 of 2");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("c.avif"), "");
    assertThat(apply(other, "-o", out).err()).contains("only such as", "c.avif");
  }

  @Test
  void whatAFormatCannotHoldIsRefusedBeforeAnythingIsPainted() {
    Result result = apply(photos, "-o", out, "--bit-depth", "16");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("b.jpg", "JPEG holds 8").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void aWrongStyleLeavesNoFolderBehind() {
    Result result = Scene.run("apply", "nonesuch", photos.toString(), "-o", out.toString());
    assertThat(result.err()).contains("there is no such style");
    assertThat(out).doesNotExist();
  }

  @Test
  void inputsAreNoResultsOfAnEarlierRun() {
    Result result = apply(photos, "-o", photos, "--skip-existing");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("also an input").hasLineCount(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
  void aFolderThatCannotBeReadIsToldAndTheRestGoesOn() throws Exception {
    Path locked = Files.createDirectories(photos.resolve("locked"));
    Files.setPosixFilePermissions(locked, Set.of());
    Assumptions.assumeFalse(Files.isReadable(locked), "skipped: this user may read everything");
    Result result = apply(photos, "-o", out);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("locked: access is denied", "wrote 2 of 2", "folders that could not be read: 1");
    Result again = apply(photos, "-o", out, "--skip-existing");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("locked: access is denied", "nothing to do");
  }

  @Test
  void aResultThatCannotBeWrittenSaysWhyAndDebugSaysWhere() throws Exception {
    Path deep = StyleScene.photo(photos.resolve("deep/c.png"), 20, 20);
    Files.createDirectories(out);
    Files.writeString(out.resolve("deep"), "in the way");
    Result result = apply(photos, "-o", out);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("impasto: " + deep + ": ", "name another", "1 failed");
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(apply("--debug", photos, "-o", out, "--overwrite").err()).contains("\tat ");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "/ is the separator there too")
  void namesThatLookLikeOptionsAreNoneInTheCommand() throws Exception {
    assertThat(Inputs.argument("-dash.png")).isEqualTo("./-dash.png");
    assertThat(Inputs.argument("@list.png")).isEqualTo("./@list.png");
    assertThat(Inputs.argument("a/-dash.png")).isEqualTo("a/-dash.png");
    Path dash = Path.of("-dash.png");
    StyleScene.photo(dash, 20, 20);
    try {
      assertThat(command(Path.of("./-dash.png"))).contains("./-dash.png");
    } finally {
      Files.delete(dash);
    }
  }

  /** The command in the record of what becomes of {@code photo}. */
  private List<String> command(Path photo) throws Exception {
    Path target = folder.resolve("x.png");
    assertThat(apply(photo, "-o", target).code()).isZero();
    List<String> command = new ArrayList<>();
    record(target).get("command").forEach(word -> command.add(word.asText()));
    return command;
  }

  private static JsonNode record(Path picture) throws Exception {
    return new ObjectMapper()
        .readTree(PictureReader.readMetadata(picture).provenance().orElseThrow());
  }

  @Test
  void theCommandOfAPictureForStandardOutputTellsItsFormat() throws Exception {
    Path piped = folder.resolve("piped.jpg");
    Child child =
        Child.start(
            piped,
            Map.of(),
            "apply",
            style.toString(),
            photos.resolve("a.png").toString(),
            "-o",
            "-",
            "--format",
            "jpg",
            "--quiet");
    assertThat(child.exitCode()).isZero();
    assertThat(record(piped).get("command").toString())
        .contains("\"-o\",\"-\",\"--format\",\"jpg\"");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void anInputIsFoundBehindLinksAndDots() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("d2/sub"));
    Path photo = StyleScene.photo(folder.resolve("d2/a.png"), 20, 20);
    byte[] before = Files.readAllBytes(photo);
    Path link = Files.createSymbolicLink(folder.resolve("link"), deep);
    Result result = apply(link.resolve("../a.png"), "-o", photo, "--overwrite");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("also an input");
    assertThat(photo).hasBinaryContent(before);
  }

  @Test
  void resultsMayGoIntoAFolderAbove() throws Exception {
    Path above = folder.resolve("above");
    StyleScene.photo(above.resolve("deep/a.png"), 20, 20);
    Result result = apply(above.resolve("deep"), "-o", above);
    assertThat(result.err()).contains("wrote 1 of 1 pictures");
    assertThat(above.resolve("a.png")).exists();
  }

  @Test
  void aRuntimeThatCannotBeLoadedIsSaidInOneLine() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    for (String name : List.of("libonnxruntime.so", "libonnxruntime.dylib", "onnxruntime.dll")) {
      Files.writeString(broken.resolve(name), "no library");
    }
    Child child =
        Child.start(
            folder.resolve("log.txt"),
            Map.of(),
            List.of("-Donnxruntime.native.path=" + broken),
            "apply",
            style.toString(),
            photos.toString(),
            "-o",
            out.toString(),
            "--precision",
            "fp32",
            "--quiet");
    assertThat(child.exitCode()).isEqualTo(1);
    assertThat(child.output())
        .containsOnlyOnce("impasto: ")
        .contains("impasto: ONNX Runtime: its native library cannot be loaded")
        .doesNotContain("defect");
  }

  @Test
  void standardInputTwiceIsCalledSo() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(new byte[0]));
      Result result = apply("-", "-", "-o", out);
      assertThat(result.err()).contains("standard input and standard input").hasLineCount(1);
    } finally {
      System.setIn(before);
    }
  }
}
