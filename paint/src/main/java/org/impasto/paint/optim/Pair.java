package org.impasto.paint.optim;

import org.impasto.paint.tensor.Tensor;

/**
 * What {@link LBFGS} remembers of a step: the curvature along it.
 *
 * @param step s, from one point to the next
 * @param change y, of the gradient over the step
 * @param inverseProduct 1 / s·y
 */
record Pair(Tensor step, Tensor change, double inverseProduct) {
  /** However rounded the losses are, they at most triple the curvature. */
  private static final double MOST_ADDED = 2;

  /**
   * Lets the losses f have a say in {@code change}, which by itself tells of the mean curvature
   * over the step: {@code y + max(0, θ) s / s·s} with {@code θ = 6 (f₀ − f₁) + 3 (g₀ + g₁)·s} tells
   * of the curvature at its end, if that is larger.
   *
   * <p>Zhang, Deng and Chen 1999, "New quasi-Newton equation and related methods for unconstrained
   * optimization". Departs from the paper: θ is kept between 0 and 2 s·y.
   *
   * @param decrease f₀ − f₁
   * @param slopes (g₀ + g₁)·s
   */
  static void addLosses(Tensor step, Tensor change, double decrease, double slopes) {
    double missing = 6 * decrease + 3 * slopes;
    double bounded = Math.max(0, Math.min(missing, MOST_ADDED * step.dot(change)));
    change.addInPlace(step, bounded / step.dot(step));
  }

  void release() {
    step.release();
    change.release();
  }
}
