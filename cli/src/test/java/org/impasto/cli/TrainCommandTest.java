package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.StyleMetadata;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code impasto train} on pictures made by the test. */
final class TrainCommandTest {
  private static final int SIDE = 72;

  @TempDir private Path folder;

  @BeforeEach
  void makePhotos() throws IOException {
    Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 8; i++) {
      write(0.01 + 0.003 * i, "photos/" + i + ".png");
    }
    write(0.3, "painting.png");
  }

  private void write(double frequency, String name) throws IOException {
    float[] rgb = new float[3 * SIDE * SIDE];
    for (int k = 0; k < rgb.length; k++) {
      rgb[k] = (float) (0.5 + 0.5 * Math.sin(k * frequency));
    }
    PictureWriter.write(Picture.of(SIDE, SIDE, rgb), folder.resolve(name), WriteOptions.DEFAULTS);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String[] train(String output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", file("painting.png"), "--quiet"));
    arguments.addAll(List.of("--photos", file("photos"), "--size", "64", "--batch", "1"));
    arguments.addAll(List.of("--style-size", "64", "--threads", "1", "--device", "cpu"));
    arguments.addAll(List.of("-o", file(output)));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static void assertSame(StyleFile one, StyleFile other) {
    for (Map.Entry<String, WeightArray> array : one.style().arrays().entrySet()) {
      assertThat(other.style().arrays().get(array.getKey()).data())
          .as(array.getKey())
          .containsExactly(array.getValue().data());
    }
  }

  @Test
  void writesAStyleThatTellsHowItWasMadeALogAPlotAndAPreview() throws Exception {
    String[] arguments =
        train(
            "waves.onnx",
            "--steps=3",
            "--style-weight=7",
            "--title=Waves, by a test",
            "--license=CC0",
            "--validate=" + file("photos"),
            "--log=" + file("log.jsonl"),
            "--plot=" + file("plot.png"));
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
    TrainingOptions options = StyleMetadata.options(style.metadata(), Compute.DEFAULTS);
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
  void aTrainingThatWasAtItsEndWritesTheSameStyleAgain() throws Exception {
    String[] arguments =
        train("waves.onnx", "--steps=1", "--resume", "--validate=" + file("photos"));
    assertThat(Scene.run(arguments).code()).isZero();
    Path written = folder.resolve("waves.onnx");
    StyleFile first = StyleFile.read(written);
    Files.delete(written);
    assertThat(Scene.run(arguments).code()).isZero();
    StyleFile again = StyleFile.read(written);
    assertSame(first, again);
    String measured = "impasto.objective";
    assertThat(again.metadata().get(measured))
        .isEqualTo(first.metadata().get(measured))
        .isNotNull();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
  void aKilledTrainingResumesToTheSameStyle() throws Exception {
    assertThat(Scene.run(train("whole.onnx", "--steps=14", "--store=fp32")).code()).isZero();
    String[] arguments =
        train(
            "killed.onnx",
            "--steps=14",
            "--store=fp32",
            "--checkpoint-seconds=0",
            "--log=" + file("log.jsonl"));
    Child killed = Child.start(folder.resolve("out.txt"), Map.of(), arguments);
    killed.waitUntil(() -> loggedSteps() >= 5).kill();
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(folder.resolve("killed.onnx")).doesNotExist();
    String[] again = Arrays.copyOf(arguments, arguments.length + 1);
    again[arguments.length] = "--resume";
    Child resumed = Child.start(folder.resolve("out.txt"), Map.of(), again);
    assertThat(resumed.exitCode()).as(resumed.output()).isZero();
    assertSame(
        StyleFile.read(folder.resolve("whole.onnx")),
        StyleFile.read(folder.resolve("killed.onnx")));
    assertThat(loggedSteps()).as("every step once").isEqualTo(14);
  }

  private long loggedSteps() {
    try {
      Path log = folder.resolve("log.jsonl");
      return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void tellsHowFarItIsAndWhatItWrote() {
    List<String> arguments = new ArrayList<>(List.of(train("x.onnx", "--steps=2")));
    arguments.remove("--quiet");
    Scene.Result result = Scene.run(arguments.toArray(String[]::new));
    assertThat(result.err())
        .containsPattern(
            "step 2 of 2, loss [0-9.e+]+ \\(content [0-9.e+-]+, style [0-9.e+-]+, total variation"
                + " [0-9.e+-]+\\), [0-9.]+ photos/s, .* left")
        .contains("wrote " + file("x.onnx"));
  }

  @Test
  void aTrainingThatDivergesEndsInOneLine() {
    Scene.Result result = Scene.run(train("x.onnx", "--steps=5", "--learning-rate=1e30"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("use a smaller learning rate").doesNotContain("defect");
    assertThat(folder.resolve("x.onnx")).doesNotExist();
  }

  @Test
  void aStyleIsTheStartOfAnother() {
    assertThat(Scene.run(train("first.onnx", "--steps=1")).code()).isZero();
    Scene.Result result =
        Scene.run(train("second.onnx", "--steps=1", "--init=" + file("first.onnx")));
    assertThat(result.code()).as(result.err()).isZero();
    Scene.Result other =
        Scene.run(
            train("third.onnx", "--steps=1", "--width=standard", "--init=" + file("first.onnx")));
    assertThat(other.code()).isNotZero();
    assertThat(other.err()).contains("give the same width").hasLineCount(1);
  }

  @Test
  void aStyleThatComesAlongIsTheStartOfAnother() {
    Scene.Result result =
        Scene.run(train("x.onnx", "--steps=1", "--optimizer=adam", "--init=swirls"));
    assertThat(result.code()).as(result.err()).isZero();
    Scene.Result wrong = Scene.run(train("y.onnx", "--steps=1", "--init=nonesuch"));
    assertThat(wrong.err()).contains("there is no such style", "swirls").hasLineCount(1);
  }

  @Test
  void refusesWhatCannotWorkInOneLine() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    Map<String, String[]> cases =
        Map.of(
            "does not end with .onnx",
            train("style.png"),
            "steps are 0; there must be 1 or more",
            train("x.onnx", "--steps=0"),
            "style size is 5; it must be 0, or from 64",
            train("x.onnx"),
            "2 parts for 1 paintings",
            train("x.onnx", "--style-blend=1,2"),
            "preset is 'best'; it must be one of default, johnson-2016",
            train("x.onnx", "--preset=best"),
            "lite has no layer 'relu9'",
            train("x.onnx", "--style-layers=relu9"),
            "is another file of this run",
            train("x.onnx", "--overwrite", "--plot=" + file("painting.png")),
            "pictures are written as PNG, JPEG or TIFF",
            train("x.onnx", "--plot=" + file("x.gif")),
            "'best' is not one of adam, muon",
            train("x.onnx", "--optimizer=best"),
            "0 usable photos",
            train("x.onnx", "--steps=1", "--photos=" + file("empty")));
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
      Scene.Result result = Scene.run(train("x.onnx", "--grid-weight=" + weight));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("grid weight is " + weight.replace("-1", "-1.0"));
      assertThat(result.err()).hasLineCount(1);
    }
    assertThat(folder.resolve("x.onnx.train")).doesNotExist();
  }

  @Test
  void replacesNoFileUnasked() throws Exception {
    Files.writeString(folder.resolve("style.onnx"), "precious");
    Scene.Result result = Scene.run(train("style.onnx", "--steps=1"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("exists", "--overwrite");
    assertThat(folder.resolve("style.onnx")).content().isEqualTo("precious");
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

  @Test
  void evaluatingAStyleComparesItWithLbfgsPhotoByPhoto() throws Exception {
    assertThat(Scene.run(train("waves.onnx", "--steps=2")).code()).isZero();
    List<String> arguments =
        List.of(
            "evaluate-style",
            file("waves.onnx"),
            file("painting.png"),
            "--photos=" + file("photos"),
            "--evaluations=4",
            "--quiet");
    Scene.Result table = Scene.run(arguments.toArray(String[]::new));
    assertThat(table.code()).as(table.err()).isZero();
    List<String> lines = table.out().lines().toList();
    assertThat(lines).hasSize(1 + 8 + 1 + 2);
    assertThat(lines.get(0)).contains("loss", "content", "style", "TV", "L-BFGS 4", "worth");
    assertThat(lines.get(1)).startsWith("0.png ");
    assertThat(lines.get(9)).startsWith("median ");
    List<String> asJson = new ArrayList<>(arguments);
    asJson.add("--json");
    JsonNode tree = new ObjectMapper().readTree(Scene.run(asJson.toArray(String[]::new)).out());
    assertThat(tree.get("photos")).hasSize(8);
    for (JsonNode photo : tree.get("photos")) {
      double loss = photo.get("loss").asDouble();
      double terms =
          Stream.of("content", "style", "total_variation")
              .mapToDouble(term -> photo.get(term).asDouble())
              .sum();
      assertThat(loss).isCloseTo(terms, withinPercentage(1e-6));
      assertThat(photo.get("worth").isNull()).isEqualTo(loss < photo.get("lbfgs").asDouble());
    }
    JsonNode medians = tree.get("medians");
    boolean holds = medians.get("loss").asDouble() <= medians.get("lbfgs").asDouble();
    assertThat(tree.get("holds").asBoolean()).isEqualTo(holds);
    assertThat(lines.get(11)).contains(holds ? "is at or below" : "is above");
    assertThat(lines.get(11)).endsWith("from the photo");
    assertThat(tree.get("init").asText()).isEqualTo("content");
    asJson.add("--init=noise");
    JsonNode noise = new ObjectMapper().readTree(Scene.run(asJson.toArray(String[]::new)).out());
    assertThat(noise.get("init").asText()).isEqualTo("noise");
    assertThat(noise.get("medians").get("loss")).isEqualTo(medians.get("loss"));
    assertThat(noise.get("medians").get("lbfgs").asDouble())
        .isNotEqualTo(medians.get("lbfgs").asDouble());
    assertThat(lines.get(9))
        .contains(String.format(Locale.ROOT, "%.4g", medians.get("loss").asDouble()));
  }

  @Test
  void aStyleIsNotEvaluatedWithOtherWeightsOrByNothing() throws Exception {
    assertThat(Scene.run(train("waves.onnx", "--steps=1")).code()).isZero();
    Path other = folder.resolve("other.safetensors");
    SafeTensors.write(
        other, Map.of(), Map.of("a", new WeightArray(new float[] {1}, 1)), ElementType.F32);
    String[] common = {
      "evaluate-style", file("waves.onnx"), file("painting.png"), "--photos=" + file("photos")
    };
    Scene.Result weights =
        Scene.run(
            Stream.concat(Arrays.stream(common), Stream.of("--weights=" + other))
                .toArray(String[]::new));
    assertThat(weights.code()).isEqualTo(1);
    assertThat(weights.err()).contains("the style was trained with").hasLineCount(1);
    Scene.Result none =
        Scene.run(
            Stream.concat(Arrays.stream(common), Stream.of("--evaluations=0"))
                .toArray(String[]::new));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--evaluations: evaluations are 0").hasLineCount(1);
  }
}
