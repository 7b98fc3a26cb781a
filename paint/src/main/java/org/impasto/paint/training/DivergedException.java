package org.impasto.paint.training;

/** Training has become numerically meaningless. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String found;

  /**
   * For a quantity that is not finite.
   *
   * @param what it is, such as the loss
   * @param step at which it was found
   */
  public DivergedException(String what, double value, int step) {
    this("%s is %s at step %d".formatted(what, value, step));
  }

  private DivergedException(String found) {
    super(found + "; training must stay finite — use a smaller learning rate, or fp32");
    this.found = found;
  }

  /** What was found, without advice. */
  public String found() {
    return found;
  }
}
