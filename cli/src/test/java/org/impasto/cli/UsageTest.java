package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.impasto.cli.Scene.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any work is done, and how. */
final class UsageTest {
  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void prepare() throws Exception {
    scene = Scene.in(folder);
  }

  private static void requireRefused(Result result, int code, String... messages) {
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.err()).startsWith("impasto: ").contains(messages);
    assertThat(result.err().lines()).as("one line").hasSize(1);
    assertThat(result.out()).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @CsvSource({
    "--size, 3, 16 to 32768",
    "--size, many, not a whole number",
    "--scales, 40, from 1 to 20",
    "--iterations, 0, from 1",
    "--seed, x, not a whole number",
    "--content-weight, -1, 0 or more",
    "--style-weight, NaN, 0 or more",
    "--style-weight, 1e40, at most",
    "--tv-weight, -2, 0 or more",
    "--style-scale, 0, from 0.05",
    "--style-blend, '2,1', 2 parts for 1 paintings",
    "--style-blend, 0, at least one part",
    "--style-layers, relu9_9, its layers are relu1",
    "--style-layers, 'fire3,relu1,fire3', fire3 is named twice",
    "--style-weight, much, not a number",
    "--content-layers, fire4:much, must be a number",
    "--colors, blue, 'style, content, match'",
    "--pooling, sum, 'max, average'",
    "--optimizer, sgd, 'lbfgs, adam'",
    "--precision, fp64, 'fp32, bf16'",
    "--device, tpu, 'cpu, cuda, cuda:N, mps or auto'",
    "--threads, -1, all processors",
    "--save-every, 0, 1 or more",
    "--quality, 101, from 1 to 100",
    "--bit-depth, 12, 8 or 16",
    "--preset, best, crowson-2023"
  })
  void aBadValueIsWrongUsageAndNamesItsOption(String option, String value, String message) {
    requireRefused(Scene.run(scene.paint("bad.png", option, value)), 2, option, message);
    assertThat(scene.file("bad.png")).doesNotExist();
  }

  @Test
  void aMisspeltOptionOrCommandIsAnsweredWithTheRightOne() {
    requireRefused(Scene.run(scene.paint("o.png", "--sise", "3")), 2, "did you mean --size?");
    requireRefused(Scene.run("pain"), 2, "did you mean paint");
    requireRefused(Scene.run(), 2, "there is no command");
  }

  @Test
  void nothingToPaintForIsRefused() {
    Result result =
        Scene.run(
            scene.paint("x.png", "--content-weight=0", "--style-weight", "0", "--tv-weight", "0"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("are all 0").hasLineCount(1);
  }

  @Test
  void anOptionGivenTwiceIsRefused() {
    requireRefused(
        Scene.run(scene.paint("o.png", "--seed", "1", "--seed", "2")), 2, "specified only once");
  }

  @Test
  void argumentsCanComeFromAFile() throws Exception {
    Path file = Files.write(folder.resolve("arguments"), List.of("presets", "nonesuch"));
    requireRefused(Scene.run("@" + file), 2, "nonesuch", "crowson-2023");
  }

  @Test
  void anExistingFileIsKept() throws Exception {
    for (String option : new String[] {"--trace", "--plot"}) {
      Path there = Files.writeString(scene.file("there.png"), "precious");
      requireRefused(
          Scene.run(scene.paint("o.png", option, there.toString())), 1, "exists", "--overwrite");
      requireRefused(Scene.run(scene.paint("there.png")), 1, "exists", "--overwrite");
      assertThat(there).hasContent("precious");
    }
  }

  @Test
  void anInputIsNeverTheOutputEvenWithOverwrite() {
    requireRefused(
        Scene.run(scene.paint("photo.png", "--overwrite")), 2, "photo.png", "also an input");
    requireRefused(
        Scene.run(scene.paint("o.png", "--trace", scene.file("o.png").toString())), 2, "twice");
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreNamed() {
    requireRefused(Scene.run(scene.paint("o.webp")), 1, "o.webp", "PNG, JPEG or TIFF");
    requireRefused(Scene.run(scene.paint("no/o.png")), 1, "does not exist");
    requireRefused(
        Scene.run(scene.paint("o.png", "--init", "no.png")), 1, "no.png", "no such file");
    requireRefused(Scene.run(scene.paint("o.jpg", "--bit-depth", "16")), 1, "JPEG holds 8");
    requireRefused(
        Scene.run("paint", "gone.jpg", "gone.jpg", "-o", scene.file("o.png").toString()),
        1,
        "gone.jpg");
  }

  @Test
  void theStackTraceComesOnlyWithDebug() {
    Result result = Scene.run("--debug", "info", "gone.png");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("impasto: gone.png", "at org.impasto.");
  }
}
