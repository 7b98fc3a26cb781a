package org.impasto.paint.training;

/** Training has become numerically meaningless. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int step;
  private final double loss;

  /** For the loss, or the size of its gradient, that was found at {@code step}. */
  public DivergedException(int step, double loss) {
    super(
        "loss is %s at step %d; training must stay finite — use a smaller learning rate, or fp32"
            .formatted(loss, step));
    this.step = step;
    this.loss = loss;
  }

  /** What was found, without advice. */
  public String found() {
    return "loss is %s at step %d".formatted(loss, step);
  }
}
