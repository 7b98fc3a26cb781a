package org.impasto.paint.iterative;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.impasto.image.Picture;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.optim.Optimizer;
import org.impasto.paint.optim.StopReason;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;

/** The position of one run, what the listener is told of it, and its checkpoints. */
final class Run {
  private final String fingerprint;
  private final List<Scale> scales;
  private final ProgressListener listener;
  private final Optional<CheckpointOptions> checkpoints;
  private final UnaryOperator<Picture> finish;
  private final long started = System.nanoTime();
  private long saved = started;
  private int index;
  private int spentBefore;
  private LossValues loss = new LossValues(Double.NaN, Double.NaN, Double.NaN);
  private Optimizer optimizer;
  private boolean cancelled;
  private volatile boolean telling; // whether the listener is being told of an evaluation

  /** A run at its beginning; {@code finish} makes what was painted a picture to show. */
  Run(
      String fingerprint,
      List<Scale> scales,
      ProgressListener listener,
      Optional<CheckpointOptions> checkpoints,
      UnaryOperator<Picture> finish) {
    this.fingerprint = fingerprint;
    this.scales = scales;
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
    index = found.scale();
    spentBefore = found.spentBefore();
    loss = found.loss();
    return Optional.of(found);
  }

  int scale() {
    return index;
  }

  void begin(int scale, Optimizer current) {
    index = scale;
    optimizer = current;
  }

  /** Hears of an evaluation; the first at this run's current scale is number {@code evaluation}. */
  void evaluated(int evaluation, LossValues values) {
    loss = values;
    Scale scale = scales.get(index);
    Progress progress =
        new Progress(
            index + 1,
            scales.size(),
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
    return finish.apply(Images.picture(optimizer.result()));
  }

  private double fraction(int evaluation) {
    double done = 0;
    double all = 0;
    for (int i = 0; i < scales.size(); i++) {
      Scale scale = scales.get(i);
      double work = (double) scale.pixels() * scale.evaluations();
      all += work;
      done += i < index ? work : i == index ? (double) scale.pixels() * evaluation : 0;
    }
    return Math.min(1, done / all);
  }

  /** Steps until this scale's evaluations are spent or nothing more is to be gained. */
  StopReason descend() {
    int budget = scales.get(index).evaluations();
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
      new Checkpoint(fingerprint, index, spentBefore, loss, optimizer.state())
          .write(checkpoints.get().file());
    } catch (WeightException e) {
      listener.onCheckpointFailed(e);
    }
    saved = System.nanoTime();
  }

  /** Leaves the current scale for the next. */
  void endScale() {
    spentBefore += optimizer.evaluations();
  }

  LossValues loss() {
    return loss;
  }

  int evaluations() {
    return spentBefore;
  }
}
