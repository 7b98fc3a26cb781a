package org.impasto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.impasto.paint.distill.DistillFiles;
import org.impasto.paint.distill.DistillOptions;
import org.impasto.paint.distill.Distiller;
import org.impasto.paint.features.Network;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.DownloadCanceledException;
import org.impasto.paint.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code impasto distill}: teaches the compact network anew. */
@Command(
    name = "distill",
    description = {
      "Teaches the compact network 'lite' to imitate larger ones.",
      "The one that comes with Impasto was made with this command; see docs/lite.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    resourceBundle = "org.impasto.cli.DistillDefaults",
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    footer = {"", "Ctrl-C saves a checkpoint in OUT.distill; --resume goes on from there."})
final class DistillCommand implements Callable<Integer> {
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The weight file to write, .safetensors in half precision")
  private Path output;

  @Mixin private DistillMixin lesson;

  @Mixin private ComputeMixin compute;

  @Mixin private TrainingFilesMixin files;

  @Mixin private DownloadMixin downloads;

  @Override
  public Integer call() throws IOException {
    compute.check();
    lesson.check();
    Path folder = output.resolveSibling(output.getFileName() + ".distill");
    DistillFiles kept = new DistillFiles(folder, files.checkpointInterval(INTERVAL), files.resume);
    List<Path> inputs = lesson.begun == null ? List.of() : List.of(lesson.begun);
    files.check(output, inputs, folder, kept.hasCheckpoint());
    TrainingPhotos.files(lesson.photos, TrainingPhotos.FEWEST, skipped -> {}); // said in training
    try (ProgressDisplay display = ProgressDisplay.to(spec.commandLine().getErr(), files.quiet);
        Interrupt interrupt = Interrupt.listen(() -> display.say("stopping after this step"))) {
      Compute machine = compute.applyTo(DistillOptions.DEFAULTS.compute());
      DistillOptions options = lesson.options(machine);
      Distiller fresh =
          new Distiller(options, teachers(display, interrupt), lesson.photos, lesson.paintings);
      Distiller distiller =
          lesson.begun == null ? fresh : fresh.startingFrom(Weights.read(lesson.begun));
      return run(distiller, kept, display, interrupt);
    } catch (DownloadCanceledException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private int run(
      Distiller distiller, DistillFiles kept, ProgressDisplay display, Interrupt interrupt)
      throws IOException {
    try (StepLog<DistillPoint> log =
        new StepLog<>(Optional.ofNullable(files.log), DistillPoint::parse)) {
      boolean complete =
          distiller.distill(output, kept, new DistillRecorder(log, display, interrupt));
      files.plot("unexplained variance", log.points(), DistillPoint.curves(log.points()));
      display.say(
          complete
              ? "wrote %s (%s)".formatted(output, Amounts.bytes(Files.size(output)))
              : "saved in %s — the same command with --resume goes on".formatted(kept.folder()));
      return complete ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }
  }

  private Map<Network, Weights> teachers(ProgressDisplay display, Interrupt interrupt)
      throws IOException {
    Map<Network, Weights> teachers = new LinkedHashMap<>();
    for (Network network : lesson.teachers) {
      Optional<Path> given = Optional.ofNullable(lesson.files.get(network));
      teachers.put(
          network, WeightSource.weights(network, given, downloads.cache(), display, interrupt));
    }
    return teachers;
  }
}
