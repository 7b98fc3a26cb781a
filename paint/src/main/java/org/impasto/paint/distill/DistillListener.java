package org.impasto.paint.distill;

/** Follows a distillation. */
public interface DistillListener {
  /** Hears of every step; {@code false} ends the run after a checkpoint. */
  boolean onStep(DistillProgress progress);

  /** Hears what else there is to know, such as a photo that cannot be read. */
  void say(String message);
}
