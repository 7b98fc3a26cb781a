package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.stylize.PictureBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of styles, in a home folder of its own. */
final class StylesCommandTest {
  @TempDir private Path folder;

  private Child run(String... arguments) throws Exception {
    Map<String, String> home = Map.of("IMPASTO_HOME", folder.resolve("home").toString());
    return Child.start(folder.resolve("log.txt"), home, arguments);
  }

  @Test
  void installedStylesAreListedDrawnAndAppliedByName() throws Exception {
    StyleScene.style(folder.resolve("home/styles/mine.onnx"));
    Path photo = StyleScene.photo(folder.resolve("photo.png"), 400, 300);
    Path sheet = folder.resolve("sheet.png");
    Child listed = run("styles", "--sheet", sheet.toString(), "--photo", photo.toString());
    assertThat(listed.exitCode()).as(listed.output()).isZero();
    assertThat(listed.output())
        .containsPattern("mine .* kB +installed +Swap, license CC0-1.0")
        .contains("wrote " + sheet);
    assertThat(PictureReader.read(sheet).width()).isGreaterThan(640);
    Path out = folder.resolve("out.png");
    Child applied = run("apply", "mine", photo.toString(), "-o", out.toString());
    assertThat(applied.exitCode()).as(applied.output()).isZero();
    assertThat(PictureReader.read(out).value(2, 0, 0)).isGreaterThan(0.9f);
  }

  @Test
  void damagedStylesAreListedAsSuch() throws Exception {
    Files.createDirectories(folder.resolve("home/styles"));
    Files.write(folder.resolve("home/styles/bad.onnx"), new byte[] {1, 2, 3, 4});
    Child listed = run("styles");
    assertThat(listed.exitCode()).isEqualTo(1);
    assertThat(listed.output()).contains("bad", "cannot be used");
  }

  @Test
  void stylesThatComeAlongAreListedAndAppliedByName() throws Exception {
    Child listed = run("styles");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.output())
        .containsPattern("starry-night +[0-9.]+ kB +built in +The Starry Night, Vincent van Gogh");
    Path photo = StyleScene.photo(folder.resolve("photo.png"), 101, 75);
    Path out = folder.resolve("out.png");
    Child applied = run("apply", "starry-night", photo.toString(), "-o", out.toString());
    assertThat(applied.exitCode()).as(applied.output()).isZero();
    assertThat(PictureReader.read(out).width()).isEqualTo(101);
  }

  @Test
  void aSheetDoesNotReplaceItsPhoto() throws Exception {
    Path photo = StyleScene.photo(folder.resolve("photo.png"), 40, 30);
    byte[] before = Files.readAllBytes(photo);
    String name = photo.toString();
    Scene.Result result = Scene.run("styles", "--sheet", name, "--photo", name, "--overwrite");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("also an input");
    Path link = Files.createLink(folder.resolve("link.png"), photo);
    Scene.Result linked =
        Scene.run("styles", "--sheet", link.toString(), "--photo", name, "--overwrite");
    assertThat(linked.err()).contains("also an input");
    assertThat(photo).hasBinaryContent(before);
  }

  @Test
  void withoutAPhotoASheetShowsTheHarborThatComesAlong() throws Exception {
    Path sheet = folder.resolve("sheet.png");
    Child drawn = run("styles", "--sheet", sheet.toString());
    assertThat(drawn.exitCode()).as(drawn.output()).isZero();
    Picture harbor = PictureReader.read(Path.of("../samples/contents/harbor.jpg"));
    Picture cell = PictureBatch.resized(harbor, 320);
    Picture drawing = PictureReader.read(sheet);
    assertThat(places(drawing, cell)).as("places where the sheet shows it").isPositive();
  }

  /** How many places in {@code sheet} look like {@code cell}, by some of its pixels. */
  private static int places(Picture sheet, Picture cell) {
    int found = 0;
    for (int y = 0; y <= Math.min(40, sheet.height() - cell.height()); y++) {
      for (int x = 0; x <= Math.min(40, sheet.width() - cell.width()); x++) {
        found += isAt(sheet, cell, y, x) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean isAt(Picture sheet, Picture cell, int top, int left) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < cell.height(); y += 11) {
      for (int x = 0; x < cell.width(); x += 11, count++) {
        sum += Math.abs(sheet.value(0, top + y, left + x) - cell.value(0, y, x));
      }
    }
    return sum / count < 0.02;
  }

  @Test
  void aPhotoIsForASheet() {
    Scene.Result result = Scene.run("styles", "--photo", "x.png");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("give --sheet OUT too");
  }
}
