package org.impasto.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.PictureBatch;
import org.impasto.stylize.StyleModel;
import org.impasto.stylize.StylizeOptions;
import org.impasto.stylize.Stylizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto apply}: photos in a trained style. */
@Command(
    name = "apply",
    description = {
      "Applies a trained style to photos of any size: a pass through its network for each size of",
      "strokes.",
      "The style is a name (see impasto styles) or an ONNX file, ours or another's."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.ApplyDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Of folders, all pictures are done and the folders within kept. A file that fails is reported",
      "and the rest goes on. After Ctrl-C, the same command with --skip-existing does the rest."
    })
final class ApplyCommand implements Callable<Integer> {
  private static final String STOPPING =
      "stopping — what is written is whole — the same signal again ends at once";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "STYLE", description = "A style's name or file")
  private String style;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Photos, folders of them, or - for standard input")
  private List<String> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description =
          "The picture to write, the folder for several, or - for standard output (PNG, unless"
              + " --format says otherwise)")
  private String output;

  @Mixin private LookMixin look;

  @Mixin private ApplyComputeMixin compute;

  @Mixin private ApplyFilesMixin files;

  @Override
  public Integer call() throws IOException {
    files.check();
    try (StandardStreams streams = new StandardStreams()) {
      try {
        return apply(streams);
      } catch (IOException e) {
        throw streams.inWords(e);
      } catch (UsageException e) {
        throw new UsageException(streams.inWords(e.getMessage()));
      }
    }
  }

  private int apply(StandardStreams streams) throws IOException {
    StylizeOptions wanted = compute.applyTo(look.options());
    WriteOptions write = files.writeOptions();
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), files.quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say(STOPPING))) {
      ApplyTargets targets = ApplyTargets.of(inputs, output, files, streams);
      StylizeOptions options = targets.precise(wanted, look.size());
      targets.check(write);
      boolean complete = targets.tellOfTheRest(display, err(), Impasto.debugs(spec));
      if (targets.jobs().isEmpty()) {
        if (targets.skipped() > 0) {
          display.say(
              "nothing to do: all %d pictures are there already".formatted(targets.skipped()));
        }
        return complete ? ExitCode.DONE : ExitCode.FAILED;
      }
      Stylizer.preload(options);
      ApplyNote note = new ApplyNote(style, look, compute, files, streams);
      PictureBatch batch = new PictureBatch(options.jobs(), look.size(), write, note::on);
      batch.readAhead(targets.jobs().get(0));
      StyleModel model = StyleHome.load(style);
      model.assumptions().forEach(line -> display.say("%s: %s".formatted(style, line)));
      try (Stylizer stylizer = new Stylizer(model, options)) {
        ApplyRun run =
            new ApplyRun(
                targets, streams, err(), display, interrupt::requested, Impasto.debugs(spec));
        return run.with(stylizer, batch);
      }
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
