package org.impasto.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.iterative.OptionTree;
import org.impasto.paint.iterative.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto presets}: the recipes there are. */
@Command(
    name = "presets",
    description = "Lists the presets of paint and train, or prints one in full.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true)
final class PresetsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The preset to print in full")
  private String name;

  /** What both kinds of presets have. */
  private record Recipe(
      String command,
      String name,
      String description,
      String source,
      List<String> departures,
      Record options) {
    static Recipe of(Preset preset) {
      return new Recipe(
          "paint",
          preset.name(),
          preset.description(),
          preset.source(),
          preset.departures(),
          preset.options());
    }

    static Recipe of(TrainingPreset preset) {
      return new Recipe(
          "train",
          preset.name(),
          preset.description(),
          preset.source(),
          preset.departures(),
          preset.options());
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Recipe> all =
        Stream.concat(
                Preset.all().stream().map(Recipe::of),
                TrainingPreset.all().stream().map(Recipe::of))
            .toList();
    if (name == null) {
      list(all, out);
    } else {
      List<Recipe> chosen = all.stream().filter(recipe -> recipe.name.equals(name)).toList();
      if (chosen.isEmpty()) {
        throw new UsageException(
            "preset is '%s'; it must be one of %s"
                .formatted(
                    name, String.join(", ", all.stream().map(Recipe::name).distinct().toList())));
      }
      chosen.forEach(recipe -> print(recipe, out));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void list(List<Recipe> recipes, PrintWriter out) {
    int width = recipes.stream().mapToInt(recipe -> recipe.name.length()).max().orElse(1);
    for (Recipe recipe : recipes) {
      out.printf("%s  %-" + width + "s  %s%n", recipe.command, recipe.name, recipe.description);
    }
  }

  private static void print(Recipe recipe, PrintWriter out) {
    out.println(recipe.command + " --preset " + recipe.name + ": " + recipe.description);
    out.println("source: " + recipe.source);
    if (!recipe.departures.isEmpty()) {
      out.println("departs from its source:");
      recipe.departures.forEach(departure -> out.println("  - " + departure));
    }
    out.println();
    Map<String, Object> options = OptionTree.of(recipe.options);
    options.remove("compute"); // chosen by the command
    out.print(TreeText.of(options));
    out.println();
  }
}
