package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.impasto.paint.tensor.Tensor;

/** Some stages one after the other, and the way back through them. */
final class Trail {
  /** The gradient of what was read of a stage, in the shape of {@code output}, a new tensor. */
  interface Reading {
    Tensor slope(int stage, Tensor output);
  }

  private final List<Step> steps;
  private final IntPredicate isRead;

  private Trail(List<Step> steps, IntPredicate isRead) {
    this.steps = steps;
    this.isRead = isRead;
  }

  /**
   * Goes through {@code stages}.
   *
   * @param image is released
   * @param isRead whether something is read of a stage, counted from 0
   */
  static Trail of(Tensor image, List<Stage> stages, IntPredicate isRead) {
    List<Step> steps = new ArrayList<>();
    Tensor before = image;
    for (int i = 0; i < stages.size(); i++) {
      Step step = stages.get(i).trace(before);
      if (i == 0 || !isRead.test(i - 1)) {
        before.release(); // the way back keeps what it needs
      }
      steps.add(step);
      before = step.output();
    }
    return new Trail(steps, isRead);
  }

  /** What the last stage gave. */
  Tensor output() {
    return steps.get(steps.size() - 1).output();
  }

  /**
   * The gradient with respect to the image.
   *
   * @param slope with respect to what the last stage gave; null for zero if something is read there
   */
  Tensor back(Tensor slope, Reading reading) {
    Tensor sum = slope;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (isRead.test(i)) {
        Tensor own = reading.slope(i, step.output());
        if (sum == null) {
          sum = own;
        } else {
          sum.addInPlace(own, 1);
          own.release();
        }
      }
      if (isRead.test(i) || i == steps.size() - 1) {
        step.output().release();
      }
      Tensor before = step.back(sum);
      sum.release();
      sum = before;
    }
    return sum;
  }
}
