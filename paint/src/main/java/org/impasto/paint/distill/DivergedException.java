package org.impasto.paint.distill;

/** Training has become numerically meaningless. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DivergedException(int step, double loss) {
    super(
        "loss is %s at step %d; training must stay finite — use a smaller learning rate, or fp32"
            .formatted(loss, step));
  }
}
