package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.impasto.image.PictureReader;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.TrainingOptimizer;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingRecord;
import org.impasto.paint.feedforward.TrainingSchedule;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code impasto train} on pictures made by the test. */
final class TrainCommandTest {
  @TempDir private Path folder;
  private TrainScene scene;

  @BeforeEach
  void makePhotos() throws IOException {
    scene = TrainScene.in(folder);
  }

  @Test
  void writesAStyleThatTellsHowItWasMadeALogAPlotAndAPreview() throws Exception {
    String[] arguments =
        scene.train(
            "waves.onnx",
            "--steps=3",
            "--style-weight=7",
            "--title=Waves, by a test",
            "--license=CC0",
            "--validate=" + scene.file("photos"),
            "--log=" + scene.file("log.jsonl"),
            "--plot=" + scene.file("plot.png"));
    Scene.Result result = Scene.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    StyleFile style = StyleFile.read(folder.resolve("waves.onnx"));
    assertThat(style.style().width()).isEqualTo(TransformerWidth.SMALL);
    assertThat(style.metadata())
        .containsEntry("impasto.name", "waves")
        .containsEntry("impasto.title", "Waves, by a test")
        .containsEntry("impasto.license", "CC0")
        .containsEntry("impasto.network", "lite");
    assertThat(style.metadata().get("impasto.objective")).contains("median over photos");
    TrainingOptions options = TrainingRecord.options(style.metadata(), Compute.DEFAULTS);
    assertThat(options.loss().style().weight()).isEqualTo(7);
    assertThat(options.schedule().steps()).isEqualTo(3);
    List<String> lines = Files.readAllLines(folder.resolve("log.jsonl"));
    assertThat(lines).hasSize(3);
    TrainPoint last = TrainPoint.parse(lines.get(2));
    assertThat(last.step()).isEqualTo(3);
    assertThat(last.loss().style()).isPositive();
    assertThat(last.validation()).isPresent();
    assertThat(TrainPoint.parse(last.toJson())).isEqualTo(last);
    assertThat(PictureReader.read(folder.resolve("plot.png")).width()).isGreaterThan(500);
    assertThat(PictureReader.read(folder.resolve("waves.onnx.train/preview.png")).width())
        .isEqualTo(3 * 64);
  }

  @Test
  void tellsHowFarItIsAndWhatItWrote() {
    List<String> arguments = new ArrayList<>(List.of(scene.train("x.onnx", "--steps=2")));
    arguments.remove("--quiet");
    Scene.Result result = Scene.run(arguments.toArray(String[]::new));
    assertThat(result.err())
        .containsPattern(
            "step 2 of 2, loss [0-9.e+]+ \\(content [0-9.e+-]+, style [0-9.e+-]+, total variation"
                + " [0-9.e+-]+\\), [0-9.]+ photos/s, .* left")
        .contains("wrote " + scene.file("x.onnx"));
  }

  @Test
  void aTrainingThatDivergesEndsInOneLine() {
    Scene.Result result = Scene.run(scene.train("x.onnx", "--steps=5", "--learning-rate=1e30"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("use a smaller learning rate").doesNotContain("defect");
    assertThat(folder.resolve("x.onnx")).doesNotExist();
  }

  @Test
  void aStyleIsTheStartOfAnother() throws Exception {
    assertThat(Scene.run(scene.train("first.onnx", "--steps=1")).code()).isZero();
    Scene.Result result =
        Scene.run(scene.train("second.onnx", "--steps=1", "--init=" + scene.file("first.onnx")));
    assertThat(result.code()).as(result.err()).isZero();
    StyleFile first = StyleFile.read(folder.resolve("first.onnx"));
    assertThat(first.metadata()).doesNotContainKey("impasto.init");
    assertThat(StyleFile.read(folder.resolve("second.onnx")).metadata())
        .containsEntry("impasto.init", "first")
        .containsEntry("impasto.init_sha256", first.style().sha256());
    Scene.Result other =
        Scene.run(
            scene.train(
                "third.onnx",
                "--steps=1",
                "--width=standard",
                "--init=" + scene.file("first.onnx")));
    assertThat(other.code()).isNotZero();
    assertThat(other.err()).contains("give the same width").hasLineCount(1);
  }

  @Test
  void aStyleThatComesAlongIsTheStartOfAnother() {
    Scene.Result result =
        Scene.run(scene.train("x.onnx", "--steps=1", "--optimizer=adam", "--init=swirls"));
    assertThat(result.code()).as(result.err()).isZero();
    Scene.Result wrong = Scene.run(scene.train("y.onnx", "--steps=1", "--init=nonesuch"));
    assertThat(wrong.err()).contains("there is no such style", "swirls").hasLineCount(1);
  }

  @Test
  void refusesWhatCannotWorkInOneLine() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    Map<String, String[]> cases =
        Map.of(
            "does not end with .onnx",
            scene.train("style.png"),
            "steps are 0; there must be 1 or more",
            scene.train("x.onnx", "--steps=0"),
            "style size is 5; it must be 0, or from 64",
            scene.train("x.onnx"),
            "2 parts for 1 paintings",
            scene.train("x.onnx", "--style-blend=1,2"),
            "preset is 'best'; it must be one of default, johnson-2016",
            scene.train("x.onnx", "--preset=best"),
            "lite has no layer 'relu9'",
            scene.train("x.onnx", "--style-layers=relu9"),
            "is another file of this run",
            scene.train("x.onnx", "--overwrite", "--plot=" + scene.file("painting.png")),
            "pictures are written as PNG, JPEG or TIFF",
            scene.train("x.onnx", "--plot=" + scene.file("x.gif")),
            "'best' is not one of adam, muon",
            scene.train("x.onnx", "--optimizer=best"),
            "0 usable photos",
            scene.train("x.onnx", "--steps=1", "--photos=" + scene.file("empty")));
    for (Map.Entry<String, String[]> entry : cases.entrySet()) {
      List<String> arguments = new ArrayList<>(List.of(entry.getValue()));
      if (entry.getKey().startsWith("style size")) {
        arguments.set(arguments.indexOf("--style-size") + 1, "5");
      }
      if (entry.getKey().startsWith("0 usable")) {
        int given = arguments.indexOf("--photos");
        arguments.subList(given, given + 2).clear();
      }
      Scene.Result result = Scene.run(arguments.toArray(String[]::new));
      assertThat(result.code()).as(entry.getKey()).isNotZero();
      assertThat(result.err()).contains(entry.getKey()).hasLineCount(1);
    }
    assertThat(folder.resolve("x.onnx")).doesNotExist();
    assertThat(folder.resolve("x.onnx.train")).doesNotExist();
  }

  @Test
  void aWeightAgainstTheGridIsNotLessThanNothing() throws Exception {
    for (String weight : List.of("-1", "NaN", "Infinity")) {
      Scene.Result result = Scene.run(scene.train("x.onnx", "--grid-weight=" + weight));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("grid weight is " + weight.replace("-1", "-1.0"));
      assertThat(result.err()).hasLineCount(1);
    }
    assertThat(folder.resolve("x.onnx.train")).doesNotExist();
  }

  @Test
  void everyOptionOfALessonChangesItsOwnNumber() {
    TrainMixin lesson = new TrainMixin();
    new CommandLine(lesson)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            ("--grid-weight=0.5 --width=standard --steps=11 --minutes=12 --size=192 --batch=3"
                    + " --small-first=0.2 --no-varied --style-size=200 --style-blend=2,1"
                    + " --learning-rate=0.01 --last-rate=0.3 --content-first=0.4 --optimizer=adam"
                    + " --seed=5")
                .split(" ", -1));
    TrainingOptions usual = TrainingPreset.DEFAULT.options();
    assertThat(lesson.options())
        .isEqualTo(
            usual
                .withGridWeight(0.5)
                .withWidth(TransformerWidth.STANDARD)
                .withSeed(5)
                .withStyle(new TrainingOptions.TrainingStyle(200, List.of(2.0, 1.0)))
                .withCrops(usual.crops().with(192, 3, 0.2).withVaried(false))
                .withSchedule(
                    new TrainingSchedule(
                        11,
                        12,
                        0.01,
                        0.3,
                        usual.schedule().averaging(),
                        0.4,
                        TrainingOptimizer.ADAM)));
  }

  @Test
  void severalStylesAreMixedAndTheFirstAloneIsAnother() throws Exception {
    scene.write(0.02, "other.png");
    List<String> both = new ArrayList<>(List.of(scene.train("both.onnx", "--steps=2")));
    both.add(2, scene.file("other.png"));
    Scene.Result result = Scene.run(both.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    both.set(both.indexOf(scene.file("both.onnx")), scene.file("blend.onnx"));
    both.add("--style-blend=1,0.1");
    assertThat(Scene.run(both.toArray(String[]::new)).code()).isZero();
    assertThat(Scene.run(scene.train("one.onnx", "--steps=2")).code()).isZero();
    List<Integer> sums = new ArrayList<>();
    for (String name : List.of("both.onnx", "blend.onnx", "one.onnx")) {
      int sum = 0;
      for (WeightArray array : StyleFile.read(folder.resolve(name)).style().arrays().values()) {
        sum = 31 * sum + Arrays.hashCode(array.data());
      }
      sums.add(sum);
    }
    assertThat(sums).doesNotHaveDuplicates();
  }

  @Test
  void theDefaultsShownAreThoseOfThePreset() {
    CommandSpec train = Impasto.commandLine().getSubcommands().get("train").getCommandSpec();
    TrainDefaults.values()
        .forEach(
            (name, value) -> {
              OptionSpec option = train.findOption("--" + name);
              assertThat(String.join(" ", option.description()))
                  .as("--" + name)
                  .contains("Default: " + value);
            });
    String help = Scene.run("help", "train").out();
    assertThat(help)
        .contains("What is taught:", "Content and style:", "Speed:")
        .doesNotContain("${", "<");
    assertThat(new TrainMixin().options()).isEqualTo(TrainingPreset.DEFAULT.options());
  }
}
