package org.impasto.paint.optim;

/** Why an optimization ended. */
public enum StopReason {
  /** All the evaluations asked for were made. */
  EVALUATIONS_SPENT("all evaluations were made"),
  /** The gradient is zero: no direction leads further down. */
  CONVERGED("the gradient is zero"),
  /** Even along the gradient no smaller loss was found: the limit of the numbers' precision. */
  LINE_SEARCH_FAILED("no smaller loss was found along the gradient"),
  /** Somebody asked to stop. */
  CANCELLED("it was cancelled");

  private final String description;

  StopReason(String description) {
    this.description = description;
  }

  /** The reason in words, to follow "stopped because". */
  public String description() {
    return description;
  }
}
