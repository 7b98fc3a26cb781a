package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.impasto.cli.Scene.Result;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind. */
final class PaintCommandTest {
  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void prepare() throws Exception {
    scene = Scene.in(folder);
  }

  @Test
  void aRunWritesThePictureAtTheSizeAskedForAndNothingElse() throws Exception {
    Result result = Scene.run(scene.paint("plain.png"));
    assertThat(result.err()).contains("wrote " + scene.file("plain.png") + " (96×64)");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    Picture picture = PictureReader.read(scene.file("plain.png"));
    assertThat(picture.rgb()).isNotEqualTo(PictureReader.read(scene.file("photo.png")).rgb());
    assertThat(scene.file("plain.png.checkpoint")).doesNotExist();
  }

  @Test
  void linesTellOfEveryScaleButNotOfEveryEvaluation() {
    Result result = Scene.run(scene.paint("lines.png"));
    assertThat(result.err()).contains("scale 1/2 (68×45)", "scale 2/2 (96×64)");
    assertThat(result.err().lines().count()).isLessThan(8);
  }

  @Test
  void quietRunsPrintNothing() {
    Result result = Scene.run(scene.paint("quiet.jpg", "--quiet", "--quality", "80"));
    assertThat(result).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void theTraceHasOneObjectForEveryEvaluation() throws Exception {
    Scene.run(
        scene.paint("t.png", "--iterations", "12", "--trace", scene.file("t.jsonl").toString()));
    List<String> lines = Files.readAllLines(scene.file("t.jsonl"));
    JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(last.fieldNames())
        .toIterable()
        .containsExactly(
            "scale", "evaluation", "content", "style", "total_variation", "total", "seconds");
    assertThat(last.get("scale").asInt()).isEqualTo(2);
    assertThat(last.get("total").asDouble())
        .isEqualTo(
            last.get("content").asDouble()
                + last.get("style").asDouble()
                + last.get("total_variation").asDouble());
    assertThat(lines).hasSize(12 + 4);
  }

  @Test
  void thePlotIsAPictureAndNumberedPicturesCarryProvenance() throws Exception {
    Result result =
        Scene.run(
            scene.paint(
                "n.png",
                "--iterations",
                "12",
                "--save-every",
                "4",
                "--plot",
                scene.file("n-p.png").toString()));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(PictureReader.read(scene.file("n-p.png")).width()).isEqualTo(1000);
    for (String name : List.of("n-1-0004.png", "n-1-0008.png", "n-2-0004.png")) {
      assertThat(PictureReader.readMetadata(scene.file(name)).provenance().orElseThrow())
          .contains("\"command\"");
    }
    assertThat(Scene.run(scene.paint("n.png", "--save-every", "4")).err()).contains("n.png exists");
  }

  @Test
  void theCommandInThePictureMakesTheSamePictureAgain() throws Exception {
    Result first =
        Scene.run(
            scene.paint(
                "a.png",
                "--init",
                "noise",
                "--seed",
                "3",
                "--style-layers",
                "relu1,fire3:0.5",
                "--optimizer",
                "adam",
                "--colors",
                "content",
                "--style-blend",
                "2"));
    assertThat(first.code()).as(first.err()).isZero();
    String made = PictureReader.readMetadata(scene.file("a.png")).provenance().orElseThrow();
    List<String> arguments = new ArrayList<>();
    new ObjectMapper().readTree(made).get("command").forEach(a -> arguments.add(a.asText()));
    assertThat(arguments).containsSubsequence("--precision", "fp32");
    Path original = Files.move(scene.file("a.png"), scene.file("original.png"));
    Result second = Scene.run(arguments.subList(1, arguments.size()).toArray(String[]::new));
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(scene.file("a.png")).hasSameBinaryContentAs(original);
  }

  @Test
  void aPictureCanBePaintedInTilesAndSaysSo() throws Exception {
    Result tiled = Scene.run(scene.paint("tiled.png", "--tile", "64", "--iterations", "2"));
    assertThat(tiled.code()).as(tiled.err()).isZero();
    assertThat(tiled.err()).contains("96×64 px go through the network in tiles of 64 px");
    assertThat(PictureReader.readMetadata(scene.file("tiled.png")).provenance().orElseThrow())
        .contains("\"--tile\",\"64\"");
    Result whole = Scene.run(scene.paint("untiled.png", "--iterations", "2"));
    assertThat(whole.err()).doesNotContain("tiles");
  }

  @Test
  void tilesOfNoUseAreRefused() {
    assertThat(Scene.run(scene.paint("refused.png", "--tile", "10")).err())
        .contains("--tile", "10 px", "64 to 8192");
    assertThat(Scene.run(scene.paint("refused.png", "--tile", "few")).err())
        .contains("'few'", "auto");
  }

  @Test
  void halfAHistoryIsToldRecordedAndMadeAgain() throws Exception {
    Result result = Scene.run(scene.paint("half.png", "--half-history"));
    assertThat(result.err()).contains("past steps are remembered in half the memory");
    Path painted = scene.file("half.png");
    JsonNode made =
        new ObjectMapper().readTree(PictureReader.readMetadata(painted).provenance().orElseThrow());
    List<String> command = new ArrayList<>();
    made.get("command").forEach(word -> command.add(word.asText()));
    assertThat(command).contains("--half-history");
    Path first = Files.move(painted, scene.file("first-half.png"));
    assertThat(Scene.run(command.subList(1, command.size()).toArray(String[]::new)).code())
        .isZero();
    assertThat(painted).hasSameBinaryContentAs(first);
    Result full = Scene.run(scene.paint("full.png"));
    assertThat(full.err()).doesNotContain("half");
    assertThat(PictureReader.read(scene.file("full.png")).rgb())
        .isNotEqualTo(PictureReader.read(painted).rgb());
    Result adam = Scene.run(scene.paint("adam.png", "--half-history", "--optimizer", "adam"));
    assertThat(adam.code()).isEqualTo(2);
    assertThat(adam.err()).contains("--half-history: adam remembers no steps").hasLineCount(1);
  }

  @Test
  void anEnlargedPhotoIsSaidToBe() {
    Result result = Scene.run(scene.paint("big.png", "--size", "128", "--iterations", "1"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("96×64 and is enlarged to 128", "--size 0");
  }

  @Test
  void aLossThatOverflowsIsNamedAndNoPictureIsWritten() {
    Result result =
        Scene.run(scene.paint("nan.png", "--init", "noise", "--style-weight", "3.4e38", "--quiet"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("impasto: evaluation 1: the style loss became Infinity");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(scene.file("nan.png")).doesNotExist();
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNamedOnceAndThePictureIsWritten() {
    String name = "n".repeat(246) + ".png"; // with .checkpoint, longer than file systems allow
    Result result = Scene.run(scene.paint(name, "--checkpoint-seconds", "0"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).containsOnlyOnce("painting goes on without it");
    assertThat(scene.file(name)).exists();
  }

  @Test
  void anUnfinishedRunIsReplacedOnRequestOnly() throws Exception {
    Files.writeString(scene.file("old.png.checkpoint"), "damaged");
    Result resumed = Scene.run(scene.paint("old.png", "--resume"));
    assertThat(resumed.code()).isEqualTo(1);
    assertThat(resumed.err()).contains("old.png.checkpoint cannot be read", "--overwrite instead");
    Result refused = Scene.run(scene.paint("old.png", "--iterations", "1", "--quiet"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("holds an unfinished run", "--resume", "--overwrite")
        .hasLineCount(1);
    assertThat(scene.file("old.png.checkpoint")).content().isEqualTo("damaged");
    Files.writeString(scene.file("old.png"), "as it was when it was interrupted");
    assertThat(Scene.run(scene.paint("old.png", "--quiet")).err()).contains("--resume");
    Result anew = Scene.run(scene.paint("old.png", "--iterations", "1", "--overwrite"));
    assertThat(anew.code()).isZero();
    assertThat(anew.err()).contains("holds an unfinished run", "replaces");
    assertThat(scene.file("old.png.checkpoint")).doesNotExist();
  }
}
