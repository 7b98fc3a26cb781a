package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.InitialImage;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto paint}: checks everything it can, then paints. */
@Command(
    name = "paint",
    description = "Paints a photo in the style of one or more paintings.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.PresetDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Ctrl-C writes the picture as it is; --resume goes on from there.",
      "Arguments can be read from a file with @FILE."
    })
final class PaintCommand implements Callable<Integer> {
  private static final String STOPPING =
      "stopping after this step to write the picture — the same signal again ends at once";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CONTENT", description = "The photo")
  private Path content;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "STYLE", description = "The paintings")
  private List<Path> styles;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The picture to write: .png, .jpg or .tif")
  private Path output;

  @Mixin private RecipeMixin recipe;

  @Mixin private LossMixin loss;

  @Mixin private PaintingsMixin paintings;

  @Mixin private ComputeMixin compute;

  @Mixin private TileMixin tiles;

  @Mixin private FilesMixin files;

  @Mixin private DownloadMixin downloads;

  @Override
  public Integer call() throws IOException {
    files.check();
    compute.check();
    tiles.check();
    IterativeOptions given = recipe.options();
    IterativeOptions options =
        given
            .withLoss(loss.applyTo(given.loss(), given.network().network()))
            .withStyle(paintings.applyTo(given.style(), styles.size()));
    Inputs inputs = new Inputs(content, styles, recipe.initFile());
    Targets targets = Targets.of(output, files);
    targets.check(inputs, files.writeOptions(targets.replace()));
    inputs.check();
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), files.quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say(STOPPING))) {
      PaintRun run = prepare(options, inputs, targets, display, interrupt);
      if (interrupt.requested()) {
        return ExitCode.INTERRUPTED;
      }
      return run.paint(files, display, interrupt);
    } catch (DownloadCanceledException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private PaintRun prepare(
      IterativeOptions recipeOptions,
      Inputs inputs,
      Targets targets,
      ProgressDisplay display,
      Interrupt interrupt)
      throws IOException {
    IterativeOptions options =
        recipeOptions.withCompute(
            compute.forPainting(
                recipeOptions.compute(),
                !recipe.preset().equals(Preset.DEFAULT),
                recipeOptions.network().network()));
    if (inputs.initial().isPresent()) {
      Picture initial = PictureReader.read(inputs.initial().get());
      options = options.withInitialImage(new InitialImage.Given(initial));
    }
    Picture photo = PictureReader.read(inputs.content());
    List<Picture> paintings = new ArrayList<>();
    for (Path style : inputs.styles()) {
      paintings.add(PictureReader.read(style));
    }
    tellWhatMaySurprise(photo, options.scales().size(), targets, display);
    Weights weights =
        WeightSource.weights(
            options.network().network(),
            Optional.ofNullable(recipe.weights),
            downloads.cache(),
            display,
            interrupt);
    WriteOptions write = files.writeOptions(targets.replace());
    List<String> command = ReproducingCommand.of(inputs, targets.output(), recipe, options, write);
    ProvenanceNote note = new ProvenanceNote(inputs, command);
    return new PaintRun(options, tiles.tiling(), weights, photo, paintings, targets, write, note);
  }

  private void tellWhatMaySurprise(
      Picture photo, int size, Targets targets, ProgressDisplay display) {
    int longer = Math.max(photo.width(), photo.height());
    if (size > longer) {
      display.say(
          "%s is %d×%d and is enlarged to %d — --size 0 keeps its own size"
              .formatted(content, photo.width(), photo.height(), size));
    }
    boolean checkpoint = Files.exists(targets.checkpoint());
    if (checkpoint && !files.resume) {
      display.say(targets.checkpoint() + " holds an unfinished run, which this one replaces");
    }
    if (!checkpoint && files.resume) {
      display.say("there is no " + targets.checkpoint() + " to resume from — starting anew");
    }
  }
}
