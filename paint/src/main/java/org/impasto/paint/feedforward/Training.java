package org.impasto.paint.feedforward;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.Adam;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.MatrixRange;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.DivergedException;
import org.impasto.paint.training.TrainingCheckpoint;

/** Where a training is: parameters, step, time and pace. */
final class Training {
  /** How often it goes back to its last checkpoint before it gives up. */
  private static final int MOST_SETBACKS = 3;

  private final TrainingOptions options;
  private final String fingerprint;
  private final PerceptualLoss loss;
  private final TrainingPhotos photos;
  private final TransformerParameters parameters;
  private final TrainingFiles files;
  private final boolean fromRandom;
  private final long began = System.nanoTime();
  private long started = began; // or after the last setback, whose steps do not count
  private long saved = began;
  private int stepsHere; // since then
  private StyleObjective objective;
  private Adam adam;
  private int step;
  private double secondsBefore;
  private int setbacks;

  private Training(
      TrainingOptions options,
      String fingerprint,
      PerceptualLoss loss,
      TrainingPhotos photos,
      boolean fromRandom,
      TrainingFiles files) {
    this.options = options;
    this.fingerprint = fingerprint;
    this.loss = loss;
    this.photos = photos;
    this.fromRandom = fromRandom;
    this.files = files;
    this.parameters = new TransformerParameters(options.width());
  }

  /** Goes on from the checkpoint if one is there and asked for; else begins, and saves that. */
  static Training begin(
      TrainingOptions options,
      String fingerprint,
      PerceptualLoss loss,
      TrainingPhotos photos,
      Optional<TrainedStyle> begun,
      TrainingFiles files)
      throws IOException {
    Training training = new Training(options, fingerprint, loss, photos, begun.isEmpty(), files);
    if (files.resume() && files.hasCheckpoint()) {
      training.restore();
      return training;
    }
    Tensor start =
        begun
            .map(training.parameters::of)
            .orElseGet(() -> training.parameters.initial(options.seed()));
    training.objective = training.objective();
    training.adam =
        new Adam(
            training.constants(),
            training.objective,
            training.matrices(),
            start.to(options.compute().device()));
    training.save();
    return training;
  }

  private void restore() throws IOException {
    TrainingCheckpoint checkpoint =
        TrainingCheckpoint.read(files.checkpoint(), fingerprint, options.compute());
    step = checkpoint.step();
    secondsBefore = checkpoint.number("seconds");
    setbacks = (int) checkpoint.number("setbacks");
    started = System.nanoTime();
    stepsHere = 0;
    objective = objective();
    adam = Adam.resume(constants(), objective, matrices(), checkpoint.optimizer());
  }

  private StyleObjective objective() {
    return new StyleObjective(loss, parameters, photos, options, step);
  }

  private List<MatrixRange> matrices() {
    return options.schedule().optimizer() == TrainingOptimizer.MUON
        ? parameters.hiddenMatrices()
        : List.of();
  }

  private AdamOptions constants() {
    TrainingSchedule schedule = options.schedule();
    return new AdamOptions(schedule.learningRate(), 0.9, 0.999, 1e-8, schedule.averaging(), false);
  }

  boolean isOver() {
    return fraction() >= 1;
  }

  private double fraction() {
    return options.schedule().fraction(step, seconds());
  }

  private double seconds() {
    return secondsBefore + secondsHere();
  }

  private double secondsHere() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** The part of the learning rate that the next step uses; halved with every setback. */
  private double decay() {
    return options.schedule().decay(fraction()) * Math.pow(0.5, setbacks);
  }

  /** One step; if it throws, only {@link #stepBack} makes sense. */
  void step() {
    double done = fraction();
    double partOfStyle = fromRandom ? options.schedule().stylePart(done) : 1;
    objective.set(options.crops().size(done), partOfStyle);
    adam.step(decay());
    step++;
    stepsHere++;
    double size;
    try (Scope scope = Scope.open()) {
      size = adam.result().absoluteSum();
    }
    if (!Double.isFinite(size)) {
      throw new DivergedException("sum of parameters", size, step); // before it can be saved
    }
  }

  /**
   * Goes back to the last checkpoint, with half the learning rate.
   *
   * @return what happened
   * @throws DivergedException {@code cause}, if that has happened too often
   */
  String stepBack(DivergedException cause) throws IOException {
    if (setbacks == MOST_SETBACKS) {
      throw cause;
    }
    int failed = setbacks + 1;
    restore();
    setbacks = failed;
    return String.format(
        Locale.ROOT,
        "%s; going on from step %d with a learning rate of %.2g (setback %d of %d)",
        cause.found(),
        step,
        options.schedule().learningRate() * decay(),
        failed,
        MOST_SETBACKS);
  }

  boolean isDue() {
    return System.nanoTime() - saved >= files.interval().toNanos();
  }

  void save() throws IOException {
    saved = System.nanoTime(); // tried again no sooner if it fails
    Map<String, Double> numbers = Map.of("seconds", seconds(), "setbacks", (double) setbacks);
    new TrainingCheckpoint(fingerprint, step, numbers, adam.state()).write(files.checkpoint());
  }

  /** The style as it is now. */
  TrainedStyle style() {
    return parameters.style(adam.result());
  }

  TrainingProgress progress(OptionalDouble validation) {
    double fraction = fraction();
    double pace = stepsHere / secondsHere();
    return new TrainingProgress(
        step,
        fraction,
        objective.loss(),
        objective.grid(),
        validation,
        options.schedule().learningRate()
            * options.schedule().decay(options.schedule().fraction(step - 1, seconds()))
            * Math.pow(0.5, setbacks),
        pace * options.crops().count(),
        (System.nanoTime() - began) / 1e9,
        secondsLeft(fraction));
  }

  private double secondsLeft(double fraction) {
    TrainingSchedule schedule = options.schedule();
    if (schedule.minutes() > 0) {
      return (1 - fraction) * schedule.minutes() * 60;
    }
    double done = work(step) - work(step - stepsHere);
    return secondsHere() * (work(schedule.steps()) - work(step)) / done;
  }

  /** What the first {@code count} steps take, in steps with crops of the full size. */
  private double work(int count) {
    CropBatch crops = options.crops();
    double small = Math.min(count, Math.ceil(crops.smallFirst() * options.schedule().steps()));
    double side = crops.size(0) / (double) crops.size();
    return small * side * side + count - small;
  }
}
