package org.impasto.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.EmbeddedWeights;
import org.impasto.paint.weights.WeightCache;
import org.impasto.paint.weights.WeightCatalog;
import org.impasto.paint.weights.WeightEntry;
import org.impasto.paint.weights.WeightException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto weights}: the pretrained networks' weights and the cache they are in. */
@Command(
    name = "weights",
    description = "Lists, downloads, finds and verifies the networks' weights.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true)
final class WeightsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "there is no command — give list, fetch, path or verify");
  }

  @Command(
      description =
          "Lists the known weights with size, license, and whether they are here or online.",
      mixinStandardHelpOptions = true)
  int list() throws WeightException {
    WeightCache cache = new WeightCache();
    PrintWriter out = spec.commandLine().getOut();
    String row = "%-17s %9s  %-8s  %s%n";
    String size = Amounts.bytes(EmbeddedWeights.liteSize());
    out.printf(row, EmbeddedWeights.LITE_NAME, size, "built in", EmbeddedWeights.LICENSE);
    for (WeightEntry entry : WeightCatalog.entries()) {
      out.printf(
          row,
          entry.name(),
          Amounts.bytes(entry.file().size().orElse(0)),
          cache.find(entry).isPresent() ? "cached" : isOnline(entry) ? "online" : "no link",
          entry.license());
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static boolean isOnline(WeightEntry entry) {
    return entry.file().uri().isPresent();
  }

  @Command(description = "Downloads weights into the cache.", mixinStandardHelpOptions = true)
  int fetch(
      @Parameters(arity = "1..*", paramLabel = "NAME", description = "Which weights")
          List<String> names,
      @Option(names = "--quiet", description = "Print errors only") boolean quiet,
      @Mixin DownloadMixin downloads)
      throws WeightException {
    WeightCache cache = downloads.cache();
    List<WeightEntry> entries = names.stream().map(WeightCatalog::named).toList();
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping the download"))) {
      for (WeightEntry entry : entries) {
        Path file = WeightSource.fetch(entry, cache, display, interrupt);
        display.say(entry.name() + " is in " + file);
      }
      return ExitCode.DONE;
    } catch (DownloadCanceledException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  @Command(
      description = "Prints where a file of weights is, or where to put it.",
      mixinStandardHelpOptions = true)
  int path(@Parameters(paramLabel = "NAME", description = "Which weights") String name) {
    WeightCache cache = new WeightCache();
    WeightEntry entry = WeightCatalog.named(name);
    PrintWriter out = spec.commandLine().getOut();
    out.println(cache.pathOf(entry));
    out.flush();
    if (cache.find(entry).isPresent()) {
      return ExitCode.DONE;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "impasto: %s is not there yet — put it there, or run impasto weights fetch %s%s"
            .formatted(entry.fileName(), name, isOnline(entry) ? "" : " --mirror URL"));
    err.flush();
    return ExitCode.FAILED;
  }

  @Command(
      description = "Checks size and checksum of the weights in the cache.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(
              arity = "0..*",
              paramLabel = "NAME",
              description = "Which weights; by default all that are cached")
          List<String> names) {
    WeightCache cache = new WeightCache();
    List<WeightEntry> entries =
        names == null || names.isEmpty()
            ? WeightCatalog.entries().stream().filter(e -> cache.find(e).isPresent()).toList()
            : names.stream().map(WeightCatalog::named).toList();
    PrintWriter out = spec.commandLine().getOut();
    int code = ExitCode.DONE;
    if (entries.isEmpty()) {
      out.println("no weights in " + cache.folder());
    }
    for (WeightEntry entry : entries) {
      try {
        cache.verify(entry);
        out.println(entry.name() + " is good: " + entry.file().checksum());
      } catch (WeightException e) {
        code = ErrorReport.of(e, spec.commandLine().getErr(), Impasto.debugs(spec));
      }
    }
    out.flush();
    return code;
  }
}
