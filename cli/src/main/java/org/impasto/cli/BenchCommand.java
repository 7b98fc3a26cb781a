package org.impasto.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.impasto.bench.Area;
import org.impasto.bench.Bench;
import org.impasto.bench.BenchChart;
import org.impasto.bench.BenchOptions;
import org.impasto.bench.BenchReport;
import org.impasto.bench.Comparison;
import org.impasto.bench.Machine;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.tensor.Libtorch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto bench}: how fast this machine paints, beside published programs. */
@Command(
    name = "bench",
    description = {
      "Measures Impasto beside published programs on this machine, in alternation.",
      "Everything takes one to two hours on two processors; run nothing else meanwhile."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true)
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "paint|accuracy|race|train|apply|startup|memory",
      description = "What to measure. Default: everything")
  private List<String> names = List.of();

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "Side of pictures. Default: ${DEFAULT-VALUE}")
  private int size = BenchOptions.DEFAULTS.size();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is measured, in turn. Default: ${DEFAULT-VALUE}")
  private int rounds = BenchOptions.DEFAULTS.rounds();

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      description =
          "Evaluations of the published recipe that the race is against. Default: ${DEFAULT-VALUE}")
  private int evaluations = BenchOptions.DEFAULTS.evaluations();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads of libtorch; 0 is its own choice. Default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where to write bench.json, bench.md and bench.png; files there are replaced")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    BenchOptions options = UsageException.naming("bench", this::options);
    List<Area> wanted = UsageException.naming("bench", this::areas);
    Libtorch.setThreads(threads);
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<Comparison> comparisons;
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), false)) {
      comparisons = Bench.run(wanted, options, display::say);
    }
    BenchReport report = new BenchReport(Machine.here(), Version.number(), comparisons);
    spec.commandLine().getOut().print(report.markdown());
    spec.commandLine().getOut().flush();
    if (folder != null) {
      write(report);
    }
    return ExitCode.DONE;
  }

  private BenchOptions options() {
    if (threads < 0) {
      throw new IllegalArgumentException(
          "number of threads is %d; it must be 0 or more".formatted(threads));
    }
    return new BenchOptions(size, rounds, evaluations);
  }

  private List<Area> areas() {
    return names.isEmpty() ? Arrays.asList(Area.values()) : names.stream().map(Area::of).toList();
  }

  private void write(BenchReport report) throws IOException {
    Files.writeString(folder.resolve("bench.json"), report.json(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("bench.md"), report.markdown(), StandardCharsets.UTF_8);
    if (BenchChart.hasBars(report.comparisons())) {
      PictureWriter.write(
          BenchChart.of(report.comparisons()),
          folder.resolve("bench.png"),
          WriteOptions.DEFAULTS.withOverwrite(true));
    }
  }
}
