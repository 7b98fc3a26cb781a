package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.evaluation.SearchStart;
import org.impasto.paint.evaluation.StyleEvaluator;
import org.impasto.paint.evaluation.StyleScore;
import org.impasto.paint.feedforward.HeldOutPhotos;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingRecord;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto evaluate-style}: what one pass of a trained style is worth. */
@Command(
    name = "evaluate-style",
    description = {
      "Measures how many evaluations of L-BFGS one pass of a trained style is worth.",
      "Both are judged by the loss that the style was trained on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.EvaluateStyleDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true)
final class EvaluateStyleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The style, a name or a file that train wrote")
  private String trained;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "STYLE",
      description = "The pictures whose style it is, as they were given to train")
  private List<Path> styles;

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "DIR",
      description =
          "A folder of photos that were not trained on; the first 20 are used, their middle squares")
  private Path photos;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many L-BFGS is given. Default: ${DEFAULT-VALUE}")
  private int evaluations;

  @Option(
      names = "--init",
      paramLabel = "START",
      defaultValue = "content",
      description =
          "Where L-BFGS starts: content, the photo; or noise, as Johnson et al. have it, which is"
              + " easier to beat. Default: ${DEFAULT-VALUE}")
  private SearchStart init;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "The weights of the network that it was trained with; by default those that come with the"
              + " program, from the cache, or downloaded once")
  private Path weightFile;

  @Option(
      names = "--sheet",
      paramLabel = "OUT",
      description =
          "Also write one picture of all: each photo, what L-BFGS makes of it, and what one pass"
              + " does")
  private Path sheet;

  @Option(names = "--overwrite", description = "Replace the sheet if it exists")
  private boolean overwrite;

  @Option(names = "--json", description = "Print one JSON object instead of a table")
  private boolean json;

  @Option(names = "--quiet", description = "Print no progress, only the numbers and errors")
  private boolean quiet;

  @Mixin private ComputeMixin compute;

  @Mixin private DownloadMixin downloads;

  @Override
  public Integer call() throws IOException {
    compute.check();
    if (sheet != null) {
      PictureWriter.checkTarget(sheet, write());
    }
    StyleFile style = StyleHome.trained(trained);
    Compute machine = compute.applyTo(TrainingPreset.DEFAULT.options().compute());
    TrainingOptions options = TrainingRecord.options(style.metadata(), machine);
    List<Picture> pictures = new ArrayList<>();
    for (Path painting : styles) {
      pictures.add(PictureReader.read(painting));
    }
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping after this photo"))) {
      Weights weights =
          WeightSource.weights(
              options.network().network(),
              Optional.ofNullable(weightFile),
              downloads.cache(),
              display,
              interrupt);
      TrainingRecord.requireWeights(style.metadata(), weights);
      if (TrainingRecord.isOfOtherStyles(style.metadata(), pictures)) {
        display.say(
            "%s was trained on other style pictures, by their pixels — the loss is toward those given"
                .formatted(trained));
      }
      StyleEvaluator evaluator =
          UsageException.naming(
              "--evaluations",
              () -> new StyleEvaluator(options, weights, pictures, evaluations, init));
      HeldOutPhotos squares = HeldOutPhotos.in(photos, options.crops().size(), display::say);
      requireNoInput(squares);
      return report(evaluator, style, squares, display, interrupt);
    } catch (DownloadCanceledException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private WriteOptions write() {
    return WriteOptions.DEFAULTS.withOverwrite(overwrite);
  }

  private void requireNoInput(HeldOutPhotos squares) throws IOException {
    List<Path> inputs = new ArrayList<>(styles);
    inputs.addAll(squares.files());
    if (sheet != null && Inputs.contains(inputs, sheet)) {
      throw new UsageException(sheet + " is also an input — write to another file");
    }
  }

  private int report(
      StyleEvaluator evaluator,
      StyleFile style,
      HeldOutPhotos squares,
      ProgressDisplay display,
      Interrupt interrupt)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    StyleTable table = new StyleTable(squares.files(), evaluations, init);
    if (!json) {
      out.print(table.heading());
      out.flush();
    }
    StyleSheet compared = new StyleSheet(evaluations);
    List<StyleScore> scores =
        evaluator.scores(
            style.style(),
            squares,
            (score, pictures) -> {
              if (sheet != null) {
                compared.add(score, pictures);
              }
              if (!json) {
                out.print(table.row(score));
                out.flush();
              }
              return !interrupt.requested();
            });
    if (scores.size() < squares.files().size()) {
      return ExitCode.INTERRUPTED;
    }
    StyleReport report = new StyleReport(trained, evaluations, init, scores);
    out.print(json ? report.toJson() + System.lineSeparator() : table.end(report));
    out.flush();
    if (sheet != null) {
      PictureWriter.write(compared.picture(), sheet, write());
      display.say("wrote " + sheet);
    }
    return ExitCode.DONE;
  }
}
