package org.impasto.paint.optim;

/** Which optimizer, and its constants. */
public sealed interface OptimizerOptions permits LbfgsOptions, AdamOptions {
  /**
   * How many arrays of the point's size it holds after {@code evaluations}, for estimating memory.
   */
  int arrays(int evaluations);
}
