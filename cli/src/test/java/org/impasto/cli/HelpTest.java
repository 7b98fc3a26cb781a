package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.Preset;
import org.impasto.stylize.StylizeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help and version. */
final class HelpTest {
  @TempDir private Path folder;

  @Test
  void theDefaultsShownAreThoseOfTheDefaultPreset() {
    CommandSpec paint = Impasto.commandLine().getSubcommands().get("paint").getCommandSpec();
    PresetDefaults.values()
        .forEach(
            (name, value) -> {
              OptionSpec option = paint.findOption("--" + name);
              assertThat(String.join(" ", option.description()))
                  .as("--" + name)
                  .contains("Default: " + value);
            });
    assertThat(PresetDefaults.values())
        .containsEntry("size", Integer.toString(Preset.DEFAULT.options().scales().size()))
        .containsEntry("network", Preset.DEFAULT.options().network().network().label());
  }

  @Test
  void everyDefaultOfThePresetIsWhatPaintingWithoutOptionsUses() {
    IterativeOptions options = new RecipeMixin().options();
    IterativeOptions usual = Preset.DEFAULT.options();
    assertThat(options).isEqualTo(usual);
    assertThat(new LossMixin().applyTo(usual.loss(), usual.network().network()))
        .isEqualTo(usual.loss());
    assertThat(new PaintingsMixin().applyTo(usual.style(), 1)).isEqualTo(usual.style());
  }

  @Test
  void everyOptionHasADescriptionWithoutHolesAndHidesTheInternalOne() {
    String help = Scene.run("help", "paint").out();
    assertThat(help).contains("Recipe (", "Content and style:", "Speed:", "Files and progress:");
    assertThat(help).doesNotContain("${", "checkpoint-seconds", "<");
    assertThat(Scene.run("paint", "--help").out()).isEqualTo(help);
  }

  @Test
  void evaluationShowsTheDefaultsThatItHas() {
    String help = Scene.run("evaluate", "--help").out();
    String words = help.replaceAll("\\s+", " ").replace(", ", ",");
    assertThat(help).contains("Judges:", "Closure:", "Speed:").doesNotContain("${", "<");
    assertThat(words)
        .contains("Default: " + EvaluateDefaults.judges())
        .contains("Default: " + Preset.DEFAULT.options().scales().evaluations());
    assertThat(new JudgeMixin().networks()).isEqualTo(Judge.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource({
    "paint, auto",
    "train, auto",
    "distill, fp32",
    "evaluate, fp32",
    "evaluate-style, fp32"
  })
  void whatPaintsChoosesItsPrecisionAndWhatMeasuresIsExact(String command, String precision) {
    CommandSpec spec = Impasto.commandLine().getSubcommands().get(command).getCommandSpec();
    assertThat(String.join(" ", spec.findOption("--precision").description()))
        .endsWith("Default: " + precision);
  }

  @Test
  void applyingShowsTheDefaultsOfItsOptions() {
    CommandSpec apply = Impasto.commandLine().getSubcommands().get("apply").getCommandSpec();
    ApplyDefaults.values()
        .forEach(
            (name, value) ->
                assertThat(String.join(" ", apply.findOption("--" + name).description()))
                    .as("--" + name)
                    .contains("Default: " + value));
    assertThat(new ApplyComputeMixin().applyTo(new LookMixin().options()))
        .isEqualTo(StylizeOptions.DEFAULTS);
    String help = Scene.run("apply", "--help").out();
    assertThat(help).contains("Result:", "Speed:", "Files and progress:").doesNotContain("${");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "paint --help", "apply --help", "--version"})
  void helpLoadsNeitherLibtorchNorCodecsNorJson(String arguments) throws Exception {
    Path classes = folder.resolve("classes.txt");
    Child child =
        Child.start(
            folder.resolve("out.txt"),
            Map.of(),
            List.of("-Xlog:class+load:file=" + classes),
            arguments.split(" "));
    assertThat(child.exitCode()).isZero();
    assertThat(child.output()).contains("impasto");
    assertThat(classes)
        .content()
        .doesNotContain(
            "org.bytedeco",
            "ai.onnx",
            "com.google.protobuf",
            "ObjectMapper",
            "javax.imageio",
            "org.knowm")
        .contains("org.impasto.cli.Impasto");
  }

  @Test
  void theVersionNamesProgramJavaAndPlatform() {
    String version = Scene.run("--version").out();
    assertThat(version)
        .containsPattern("impasto \\d+\\.\\d+")
        .contains(System.getProperty("java.version"), System.getProperty("os.arch"));
  }
}
