package org.impasto.paint.iterative;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.optim.Optimizer;
import org.impasto.paint.optim.StopReason;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;

/** The position of one run, what the listener is told of it, and its checkpoints. */
final class Run {
  /** Makes what was painted a picture to show. */
  interface Finish {
    Picture finish(Picture painted, Way way);
  }

  private final String fingerprint;
  private final List<Stage> stages;
  private final ProgressListener listener;
  private final Optional<CheckpointOptions> checkpoints;
  private final Finish finish;
  private final long started = System.nanoTime();
  private long saved = started;
  private int index; // of the stage
  private int spentBefore;
  private LossValues loss = new LossValues(Double.NaN, Double.NaN, Double.NaN);
  private Optimizer optimizer;
  private Way way;
  private boolean cancelled;
  private volatile boolean telling; // whether the listener is being told of an evaluation

  /** A run at its beginning. */
  Run(
      String fingerprint,
      List<Stage> stages,
      ProgressListener listener,
      Optional<CheckpointOptions> checkpoints,
      Finish finish) {
    this.fingerprint = fingerprint;
    this.stages = stages;
    this.listener = listener;
    this.checkpoints = checkpoints;
    this.finish = finish;
  }

  /** The checkpoint to go on from, if one was asked for and is there. */
  Optional<Checkpoint> resume(Compute compute) throws CheckpointException {
    if (checkpoints.isEmpty()
        || !checkpoints.get().resume()
        || !Files.exists(checkpoints.get().file())) {
      return Optional.empty();
    }
    Checkpoint found = Checkpoint.read(checkpoints.get().file(), fingerprint, compute);
    index = found.stage();
    spentBefore = found.spentBefore();
    loss = found.loss();
    return Optional.of(found);
  }

  int stage() {
    return index;
  }

  /** From now on it goes so. */
  void set(Way chosen) {
    way = chosen;
  }

  /** Enters a stage, whose evaluations {@code current} counts from the first at its size. */
  void begin(int stage, Optimizer current) {
    index = stage;
    optimizer = current;
  }

  /** Hears of an evaluation; the first at this run's current scale is number {@code evaluation}. */
  void evaluated(int evaluation, LossValues values) {
    loss = values;
    Stage stage = stages.get(index);
    Scale scale = stage.scale();
    Progress progress =
        new Progress(
            stage.number(),
            stages.get(stages.size() - 1).number(),
            scale.width(),
            scale.height(),
            evaluation,
            scale.evaluations(),
            values,
            (System.nanoTime() - started) / 1e9,
            fraction(evaluation),
            this::picture);
    telling = true;
    try {
      cancelled |= !listener.onProgress(progress);
    } finally {
      telling = false;
    }
  }

  private Picture picture() {
    if (!telling) {
      throw new IllegalStateException(
          "the picture in the making was asked for after onProgress — ask for it there");
    }
    return finish.finish(Images.picture(optimizer.result()), way);
  }

  private double fraction(int evaluation) {
    double done = 0;
    double all = 0;
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      double work = (double) stage.scale().pixels() * (stage.until() - stage.from());
      double part = stage.scale().pixels() * (double) (evaluation - stage.from());
      all += work;
      done += i < index ? work : i == index ? part : 0;
    }
    return Math.min(1, done / all);
  }

  /** Steps until this stage's evaluations are spent or nothing more is to be gained. */
  StopReason descend() {
    int budget = stages.get(index).until();
    while (optimizer.evaluations() < budget) {
      Optional<StopReason> reason = optimizer.step(budget - optimizer.evaluations());
      if (cancelled) {
        save();
        return StopReason.CANCELLED;
      }
      if (reason.isPresent()) {
        return reason.get();
      }
      saveIfDue();
    }
    return StopReason.EVALUATIONS_SPENT;
  }

  private void saveIfDue() {
    long now = System.nanoTime();
    if (checkpoints.isPresent()
        && Duration.ofNanos(now - saved).compareTo(checkpoints.get().interval()) >= 0) {
      save();
    }
  }

  private void save() {
    if (checkpoints.isEmpty()) {
      return;
    }
    try {
      new Checkpoint(fingerprint, index, spentBefore, loss, way, optimizer.state())
          .write(checkpoints.get().file());
    } catch (WeightException e) {
      listener.onCheckpointFailed(e);
    }
    saved = System.nanoTime();
  }

  /** Leaves the current stage for the next. */
  void endStage() {
    if (cancelled || stages.get(index).endsSize()) {
      spentBefore += optimizer.evaluations();
    }
  }

  LossValues loss() {
    return loss;
  }

  int evaluations() {
    return spentBefore;
  }
}
