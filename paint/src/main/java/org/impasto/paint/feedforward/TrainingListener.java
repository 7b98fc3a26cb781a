package org.impasto.paint.feedforward;

/** Follows a training. */
public interface TrainingListener {
  /** Hears of every step; {@code false} ends the run after a checkpoint. */
  boolean onStep(TrainingProgress progress);

  /** Hears what else there is to know, such as a photo that cannot be read. */
  void say(String message);
}
