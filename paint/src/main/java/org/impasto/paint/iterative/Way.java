package org.impasto.paint.iterative;

import org.impasto.paint.optim.LbfgsOptions;

/**
 * How a run goes, by the memory it may take.
 *
 * @param tileSide of the tiles in which pictures go through the network, in pixels; 0 for whole
 * @param halfHistory whether L-BFGS remembers past steps in half the memory
 */
record Way(int tileSide, boolean halfHistory) {
  /** {@code options} for a run that goes so. */
  IterativeOptions in(IterativeOptions options) {
    return options.optimizer() instanceof LbfgsOptions lbfgs
        ? options.withOptimizer(lbfgs.withHalfHistory(halfHistory))
        : options;
  }
}
