package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.feedforward.HeldOutPhotos;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.feedforward.StyleTrainer;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TrainingFiles;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingRecord;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code impasto train}: checks everything it can, then trains a style. */
@Command(
    name = "train",
    description = {
      "Trains a style once, so that any photo can be painted in it in one pass.",
      "The style file is an ONNX model that other programs can use too."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.TrainDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    footer = {
      "",
      "OUT.train holds a checkpoint, and preview.png with three photos painted so far.",
      "Ctrl-C saves it; --resume goes on from there."
    })
final class TrainCommand implements Callable<Integer> {
  private static final Duration INTERVAL = Duration.ofMinutes(3);

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "STYLE", description = "The pictures whose style it is")
  private List<Path> styles;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The style file to write, .onnx")
  private Path output;

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "DIR",
      description = "A folder of photos to learn from, with those in it; can be given again")
  private List<Path> photos;

  @Option(
      names = "--validate",
      paramLabel = "DIR",
      description = "A folder of other photos, on which the style is measured on the way")
  private Path validation;

  @Option(
      names = "--init",
      paramLabel = "STYLE",
      description =
          "Start from this style, a name or a file, instead of random numbers; takes a fraction of"
              + " the time")
  private String begun;

  @Option(
      names = "--store",
      paramLabel = "fp16|fp32",
      defaultValue = "fp16",
      description =
          "The numbers in the style file; fp32 is exact and twice as large. Default:"
              + " ${DEFAULT-VALUE}")
  private Choices.StoredPrecision stored;

  @Mixin private TrainMixin lesson;

  @Mixin private LossMixin loss;

  @Mixin private StyleAboutMixin about;

  @Mixin private ComputeMixin compute;

  @Mixin private TrainingFilesMixin files;

  @Mixin private DownloadMixin downloads;

  @Override
  public Integer call() throws IOException {
    compute.check();
    PaintingsMixin.requireParts(lesson.styleBlend, styles.size());
    requireOnnx();
    TrainingOptions given = lesson.options();
    TrainingOptions options = given.withLoss(loss.applyTo(given.loss(), given.network().network()));
    TrainingFiles kept = kept();
    files.check(output, inputs(), kept.folder(), kept.hasCheckpoint());
    List<Picture> pictures = new ArrayList<>();
    for (Path style : styles) {
      pictures.add(PictureReader.read(style));
    }
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), files.quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping after this step"))) {
      boolean published = !lesson.preset.equals(TrainingPreset.DEFAULT);
      Compute machine =
          compute.forPainting(options.compute(), published, options.network().network());
      return train(options.withCompute(machine), pictures, display, interrupt);
    } catch (DownloadCanceledException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private TrainingFiles kept() {
    Path folder = output.resolveSibling(output.getFileName() + ".train");
    return new TrainingFiles(folder, files.checkpointInterval(INTERVAL), files.resume);
  }

  private List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(styles);
    if (begun != null) {
      inputs.add(Path.of(begun));
    }
    return inputs;
  }

  private void requireOnnx() {
    if (!String.valueOf(output.getFileName()).endsWith(".onnx")) {
      throw new UsageException(
          "--output: %s does not end with .onnx — name a style file".formatted(output));
    }
  }

  private int train(
      TrainingOptions options, List<Picture> pictures, ProgressDisplay display, Interrupt interrupt)
      throws IOException {
    Optional<Path> given = Optional.ofNullable(lesson.weights);
    Weights weights =
        WeightSource.weights(
            options.network().network(), given, downloads.cache(), display, interrupt);
    StyleTrainer trainer = new StyleTrainer(options, weights, pictures);
    Optional<StyleFile> start =
        begun == null ? Optional.empty() : Optional.of(StyleHome.trained(begun));
    if (start.isPresent()) {
      trainer = trainer.startingFrom(start.get().style());
    }
    if (validation != null) {
      trainer =
          trainer.measuringOn(HeldOutPhotos.in(validation, options.crops().size(), display::say));
    }
    try (StepLog<TrainPoint> log =
        new StepLog<>(Optional.ofNullable(files.log), TrainPoint::parse)) {
      Optional<TrainedStyle> style =
          trainer.train(photos, kept(), new TrainRecorder(log, display, interrupt));
      if (style.isPresent()) {
        Map<String, String> metadata =
            TrainingRecord.of(about.about(output, styles), options, weights, pictures);
        if (start.isPresent()) {
          metadata = TrainingRecord.withStart(metadata, start.get());
        }
        write(style.get(), metadata, trainer.medianLoss(style.get()));
        display.say("wrote %s (%s)".formatted(output, Amounts.bytes(Files.size(output))));
      } else {
        display.say(
            "saved in %s — the same command with --resume goes on".formatted(kept().folder()));
      }
      files.plot("loss", log.points(), TrainPoint.curves());
      return style.isPresent() ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }
  }

  private void write(TrainedStyle style, Map<String, String> metadata, OptionalDouble measured)
      throws IOException {
    Map<String, String> all = metadata;
    if (measured.isPresent()) {
      String words =
          "%s (median over photos not trained on)".formatted(Amounts.loss(measured.getAsDouble()));
      all = TrainingRecord.withObjective(metadata, words);
    }
    ElementType type = stored == Choices.StoredPrecision.FP16 ? ElementType.F16 : ElementType.F32;
    new StyleFile(style, all).write(output, type);
  }
}
