package org.impasto.paint.distill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.OptionTree;
import org.impasto.paint.optim.Adam;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.photos.CropOptions;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.TrainingCheckpoint;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * Teaches a {@link org.impasto.paint.features.LiteNet} to imitate larger networks: Adam on the
 * squared error of what heads on the student's blocks answer, over crops of photos and of pictures
 * that the student paints meanwhile. The heads are thrown away at the end.
 *
 * <p>Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network" (arXiv
 * 1503.02531); Romero et al. 2014, "FitNets" (arXiv 1412.6550). Departs from the papers:
 * activations at every depth are imitated instead of class probabilities, all at once.
 */
public final class Distiller {
  /** Batches on which targets are measured. */
  private static final int MEASURED = 24;

  private static final double SMALLEST_SCALE = 0.5;
  private static final double LARGEST_SCALE = 1.4;

  /** Pixels per side of pictures that the student paints. */
  private static final int PAINTED = 320;

  private final DistillOptions options;
  private final Map<Network, Weights> teachers;
  private final List<Path> photos;
  private final List<Path> paintings;
  private final Optional<Weights> begun;

  /**
   * A distillation.
   *
   * @param teachers networks and their weights
   * @param photos folders to learn from, and to paint
   * @param paintings folders or files, painted after as well as photos; may be empty
   */
  public Distiller(
      DistillOptions options,
      Map<Network, Weights> teachers,
      List<Path> photos,
      List<Path> paintings) {
    this(options, teachers, photos, paintings, Optional.empty());
  }

  private Distiller(
      DistillOptions options,
      Map<Network, Weights> teachers,
      List<Path> photos,
      List<Path> paintings,
      Optional<Weights> begun) {
    this.options = options;
    this.teachers = new LinkedHashMap<>(teachers);
    this.photos = List.copyOf(photos);
    this.paintings = List.copyOf(paintings);
    this.begun = begun;
  }

  /**
   * The same distillation, but from {@code weights} on instead of random ones: a finished network,
   * or better {@link DistillFiles#current}, which has the heads too.
   */
  public Distiller startingFrom(Weights weights) {
    return new Distiller(options, teachers, photos, paintings, Optional.of(weights));
  }

  /**
   * Trains to the end, or until the listener has had enough.
   *
   * @param output the weight file to write at the end, in half precision
   * @return whether it came to the end
   */
  public boolean distill(Path output, DistillFiles files, DistillListener listener)
      throws IOException {
    int region = options.size() + 2 * TeacherRun.MARGIN;
    Consumer<String> warnings = TrainingPhotos.once(listener::say);
    try (Scope scope = Scope.open();
        TrainingPhotos crops = photos(photos, region, 1, warnings);
        TrainingPhotos measured = crops.with(crops(region, 2));
        TrainingPhotos contents = crops.with(crops(Math.max(region, PAINTED), 3));
        TrainingPhotos styles =
            photos(concat(photos, paintings), Math.max(region, PAINTED), 4, warnings)) {
      files.make();
      Teachers taught = Teachers.of(teachers, options.size(), options.compute());
      Batches quiet = new Batches(measured, options);
      Lesson lesson = Lesson.measure(taught, quiet, MEASURED, options.compute());
      Batches batches = new Batches(crops, options);
      VisitedPictures visited = new VisitedPictures(options, files, contents, styles);
      Student student = new Student(lesson.targets());
      Optional<TrainingCheckpoint> checkpoint = checkpoint(files, crops.fingerprint());
      int step = checkpoint.map(TrainingCheckpoint::step).orElse(0);
      StudentObjective objective = new StudentObjective(lesson, student, batches, options, step);
      Adam adam = adam(checkpoint, objective, student);
      visited.restore(options.visited().paintedBefore(step), batches);
      long started = System.nanoTime();
      long saved = started;
      boolean goesOn = true;
      for (; step < options.steps() && goesOn; step++) {
        if (options.visited().isDue(step)) {
          writeCurrent(adam.result(), student, quiet, files, step);
          visited.paint(
              options.visited().paintedBefore(step), Weights.read(files.current()), batches);
        }
        adam.step(options.decay(step));
        goesOn = listener.onStep(objective.progress((System.nanoTime() - started) / 1e9));
        if (!goesOn || System.nanoTime() - saved > files.interval().toNanos()) {
          new TrainingCheckpoint(fingerprint(crops.fingerprint()), step + 1, Map.of(), adam.state())
              .write(files.checkpoint());
          writeCurrent(adam.result(), student, quiet, files, step + 1);
          saved = System.nanoTime();
        }
      }
      if (step == options.steps()) {
        writeCurrent(adam.result(), student, quiet, files, step);
        Map<String, WeightArray> arrays = student.arrays(adam.result());
        write(adam.result(), student, quiet, output, arrays, step, ElementType.F16);
      }
      return step == options.steps();
    }
  }

  private TrainingPhotos photos(List<Path> folders, int size, int use, Consumer<String> warnings)
      throws IOException {
    return TrainingPhotos.in(folders, TrainingPhotos.FEWEST, crops(size, use), warnings);
  }

  private CropOptions crops(int size, int use) {
    return new CropOptions(size, SMALLEST_SCALE, LARGEST_SCALE, false, 8 * options.seed() + use);
  }

  private static List<Path> concat(List<Path> first, List<Path> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Optional<TrainingCheckpoint> checkpoint(DistillFiles files, String photos)
      throws IOException {
    return files.resume() && files.hasCheckpoint()
        ? Optional.of(
            TrainingCheckpoint.read(files.checkpoint(), fingerprint(photos), options.compute()))
        : Optional.empty();
  }

  private Adam adam(Optional<TrainingCheckpoint> checkpoint, Objective objective, Student student)
      throws WeightException {
    AdamOptions constants =
        new AdamOptions(options.learningRate(), 0.9, 0.999, 1e-8, options.averaging(), false);
    if (checkpoint.isPresent()) {
      return Adam.resume(constants, objective, checkpoint.get().optimizer());
    }
    Tensor start = student.initial(options.seed(), begun);
    return new Adam(constants, objective, start.to(options.compute().device()));
  }

  private String fingerprint(String photos) {
    StringBuilder text = new StringBuilder(OptionTree.of(options).toString());
    teachers.forEach((network, weights) -> text.append(network.label()).append(weights.sha256()));
    begun.ifPresent(weights -> text.append(weights.sha256()));
    return text.append(photos).toString();
  }

  private void writeCurrent(
      Tensor parameters, Student student, Batches quiet, DistillFiles files, int step)
      throws IOException {
    Map<String, WeightArray> arrays = student.arraysWithHeads(parameters);
    write(parameters, student, quiet, files.current(), arrays, step, ElementType.F32);
  }

  private void write(
      Tensor parameters,
      Student student,
      Batches quiet,
      Path file,
      Map<String, WeightArray> arrays,
      int step,
      ElementType type)
      throws IOException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("network", Network.LITE.label());
    about.put("license", "Apache-2.0");
    about.put("steps", Integer.toString(step));
    about.put("options", OptionTree.of(options).toString());
    teachers.forEach(
        (network, weights) -> about.put("teacher." + network.label(), weights.sha256()));
    begun.ifPresent(weights -> about.put("begun", weights.sha256()));
    Map<String, WeightArray> all = new LinkedHashMap<>(arrays);
    all.putAll(Scales.measure(student, parameters, quiet, options.compute()));
    SafeTensors.write(file, about, all, type);
  }
}
