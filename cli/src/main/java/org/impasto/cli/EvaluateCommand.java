package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.evaluation.Evaluator;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.evaluation.Lpips;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto evaluate}: how good results are, as numbers. */
@Command(
    name = "evaluate",
    description = {
      "Measures how close results come to a painting's style, and how much of the photo they keep.",
      "Results are measured at their own size, in single precision.",
      "What a trained style is worth in evaluations of L-BFGS, 'impasto evaluate-style' measures."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.EvaluateDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CONTENT", description = "The photo")
  private Path content;

  @Parameters(index = "1", paramLabel = "STYLE", description = "The painting")
  private Path style;

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "RESULT",
      description = "Pictures made of the two, by any program")
  private List<Path> results;

  @Mixin private JudgeMixin judges;

  @Mixin private DirectMixin direct;

  @Mixin private ComputeMixin compute;

  @Mixin private ReportMixin files;

  @Mixin private DownloadMixin downloads;

  @Override
  public Integer call() throws IOException {
    compute.check();
    judges.check();
    direct.check();
    checkFiles();
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), files.quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping"))) {
      Report report = run(display, interrupt).report();
      PrintWriter out = spec.commandLine().getOut();
      out.print(files.json ? ReportJson.of(report) + "\n" : ReportTable.of(report));
      out.flush();
      return ExitCode.DONE;
    } catch (DownloadCanceledException | CancellationException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  /** Reads no pixels: refuses what is no picture, and a direct picture that cannot be written. */
  private void checkFiles() throws IOException {
    List<Path> others = new ArrayList<>(results);
    others.add(style);
    direct.from().ifPresent(others::add);
    Inputs inputs = new Inputs(content, others, Optional.empty());
    direct.checkTarget(inputs, files.overwrite);
    inputs.check();
  }

  private EvaluateRun run(ProgressDisplay display, Interrupt interrupt) throws IOException {
    Picture photo = PictureReader.read(content);
    Picture painting = PictureReader.read(style);
    List<EvaluateRun.Result> pictures = new ArrayList<>();
    for (Path file : results) {
      pictures.add(new EvaluateRun.Result(file, read(file, photo, painting)));
    }
    Optional<Picture> given = Optional.empty();
    if (direct.from().isPresent()) {
      given = Optional.of(read(direct.from().get(), photo, painting));
    }
    EvaluateRun.requireOneDirectPicture(pictures, direct, given);
    Map<Network, Weights> weights = weights(display, interrupt);
    List<Judge> all = judges.networks().stream().map(n -> new Judge(n, weights.get(n))).toList();
    Compute machine = compute.applyTo(Preset.DEFAULT.options().compute());
    Evaluator evaluator = new Evaluator(all, lpips(weights, display), machine.device());
    DirectPainter painter =
        new DirectPainter(
            direct, direct.optimization(all, machine), files.overwrite, display, interrupt);
    ProvenanceNote note =
        new ProvenanceNote(new Inputs(content, List.of(style), Optional.empty()), command());
    return new EvaluateRun(evaluator, photo, painting, pictures, given, painter, note);
  }

  private static Picture read(Path file, Picture photo, Picture painting) throws IOException {
    Picture picture = PictureReader.read(file);
    return UsageException.naming(
        file.toString(),
        () -> {
          Evaluator.requireComparable(photo, painting, picture);
          return picture;
        });
  }

  private Map<Network, Weights> weights(ProgressDisplay display, Interrupt interrupt)
      throws IOException {
    Map<Network, Weights> weights = new HashMap<>();
    for (Network network : judges.needed()) {
      weights.put(
          network,
          WeightSource.weights(
              network, judges.file(network), downloads.cache(), display, interrupt));
    }
    return weights;
  }

  private Optional<Lpips> lpips(Map<Network, Weights> weights, ProgressDisplay display)
      throws IOException {
    if (judges.lpips == null) {
      display.say("no LPIPS: it needs its published heads — give --lpips-weights FILE");
      return Optional.empty();
    }
    Weights squeezeNet = weights.get(Network.SQUEEZENET1_1);
    return Optional.of(new Lpips(squeezeNet, Weights.read(judges.lpips)));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("impasto"));
    command.addAll(spec.root().commandLine().getParseResult().expandedArgs());
    return command;
  }
}
