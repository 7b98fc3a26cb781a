package org.impasto.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.impasto.paint.iterative.OptionTree;
import org.impasto.paint.iterative.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto presets}: the recipes there are. */
@Command(
    name = "presets",
    description = "Lists the presets, or prints one in full.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpAutoWidth = true)
final class PresetsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The preset to print in full")
  private Optional<Preset> preset = Optional.empty();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    preset.ifPresentOrElse(chosen -> print(chosen, out), () -> list(Preset.all(), out));
    out.flush();
    return ExitCode.DONE;
  }

  private static void list(List<Preset> presets, PrintWriter out) {
    int width = presets.stream().mapToInt(preset -> preset.name().length()).max().orElse(1);
    for (Preset preset : presets) {
      out.printf("%-" + width + "s  %s%n", preset.name(), preset.description());
    }
  }

  private static void print(Preset preset, PrintWriter out) {
    out.println(preset.name() + ": " + preset.description());
    out.println("source: " + preset.source());
    if (!preset.departures().isEmpty()) {
      out.println("departs from its source:");
      preset.departures().forEach(departure -> out.println("  - " + departure));
    }
    out.println();
    out.print(TreeText.of(OptionTree.of(preset.options())));
  }
}
