package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code impasto distill} with synthetic teachers. */
final class DistillCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void makePhotos() throws IOException {
    Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 8; i++) {
      float[] rgb = new float[3 * 120 * 120];
      for (int k = 0; k < rgb.length; k++) {
        rgb[k] = (float) (0.5 + 0.5 * Math.sin(k * (0.01 + 0.003 * i)));
      }
      PictureWriter.write(
          Picture.of(120, 120, rgb),
          folder.resolve("photos").resolve(i + ".png"),
          WriteOptions.DEFAULTS);
    }
    SyntheticFile.ofSqueezeNet(folder.resolve("squeezenet.safetensors"));
    SyntheticFile.ofVgg(folder.resolve("vgg.safetensors"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String[] distill(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("distill", "--photos", file("photos"), "--quiet"));
    arguments.addAll(List.of("--weights", "squeezenet1_1=" + file("squeezenet.safetensors")));
    arguments.addAll(List.of("--weights", "vgg19_normalised=" + file("vgg.safetensors")));
    arguments.addAll(List.of("--size", "64", "--batch", "1", "--visit-count", "0"));
    arguments.addAll(List.of("--device", "cpu", "-o", file("lite.safetensors")));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void writesANetworkALogAndAPlot() throws Exception {
    Scene.Result result =
        Scene.run(distill("--steps", "3", "--log", file("log.jsonl"), "--plot", file("plot.png")));
    assertThat(result.code()).as(result.err()).isZero();
    Weights weights = Weights.read(folder.resolve("lite.safetensors"));
    assertThat(weights.names()).containsAll(LiteArchitecture.shapes().keySet());
    List<String> lines = Files.readAllLines(folder.resolve("log.jsonl"));
    assertThat(lines).hasSize(3);
    DistillPoint last = DistillPoint.parse(lines.get(2));
    assertThat(last.step()).isEqualTo(3);
    assertThat(last.unexplained()).containsKeys("relu1_1", "fire9");
    assertThat(last.loss()).isPositive();
    assertThat(PictureReader.read(folder.resolve("plot.png")).width()).isGreaterThan(500);
  }

  @Test
  void refusesWhatCannotWorkInOneLine() throws Exception {
    Map<String, String[]> cases =
        Map.of(
            "--weights: vgg16 is no teacher",
            distill("--weights", "vgg16=x"),
            "size is 100; it must be a multiple of 16",
            distill("--size", "100"),
            file("nowhere") + ": there is no such folder",
            distill("--photos", file("nowhere"), "--weights", "squeezenet1_1=nothing"),
            "twice",
            distill("--teachers", "squeezenet1_1,squeezenet1_1"),
            "none has a layer for block 1",
            distill("--teachers", "squeezenet1_1", "--steps", "1"));
    for (Map.Entry<String, String[]> entry : cases.entrySet()) {
      List<String> arguments = new ArrayList<>(List.of(entry.getValue()));
      if (entry.getKey().startsWith("none has")) {
        int vgg = arguments.indexOf("vgg19_normalised=" + file("vgg.safetensors"));
        arguments.subList(vgg - 1, vgg + 1).clear();
      }
      if (entry.getKey().startsWith("size is")) {
        int first = arguments.indexOf("--size");
        arguments.subList(first, first + 2).clear();
      }
      Scene.Result result = Scene.run(arguments.toArray(String[]::new));
      assertThat(result.code()).as(entry.getKey()).isNotZero();
      assertThat(result.err()).contains(entry.getKey()).hasLineCount(1);
    }
    assertThat(folder.resolve("lite.safetensors")).doesNotExist();
  }

  @Test
  void replacesNoFileUnasked() throws Exception {
    Files.writeString(folder.resolve("lite.safetensors"), "precious");
    Scene.Result result = Scene.run(distill("--steps", "1"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("exists", "--overwrite");
    assertThat(folder.resolve("lite.safetensors")).content().isEqualTo("precious");
  }

  @Test
  void theDefaultsShownAreThoseOfTheOptions() {
    CommandSpec distill = Impasto.commandLine().getSubcommands().get("distill").getCommandSpec();
    DistillDefaults.values()
        .forEach(
            (name, value) -> {
              OptionSpec option = distill.findOption("--" + name);
              assertThat(String.join(" ", option.description()))
                  .as("--" + name)
                  .contains("Default: " + value);
            });
    String help = Scene.run("help", "distill").out();
    assertThat(help).contains("What is taught:", "Speed:").doesNotContain("${", "<");
  }
}
