package org.impasto.paint.optim;

import org.impasto.paint.tensor.Tensor;

/** A function to minimize. */
@FunctionalInterface
public interface Objective {
  /**
   * The value at {@code point} and its gradient, which belongs to the caller's scope. Leaves {@code
   * point} as it is.
   */
  Evaluation evaluate(Tensor point);
}
