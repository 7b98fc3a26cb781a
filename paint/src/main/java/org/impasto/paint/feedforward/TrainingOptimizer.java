package org.impasto.paint.feedforward;

/** How parameters are changed. */
public enum TrainingOptimizer {
  /** Every parameter by itself; Kingma and Ba 2014. */
  ADAM,
  /**
   * All weights between the first and the last layer as matrices, the rest as {@link #ADAM} does;
   * Jordan et al. 2024. The same learning rate suits both.
   */
  MUON
}
