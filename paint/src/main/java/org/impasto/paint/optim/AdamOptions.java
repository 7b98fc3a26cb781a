package org.impasto.paint.optim;

/**
 * The constants of {@link Adam}.
 *
 * @param learningRate about how much an element changes per step, more than 0; default 0.02. A
 *     larger one is faster and rougher
 * @param beta1 memory of the gradient, in [0, 1); default 0.9
 * @param beta2 memory of its square, in [0, 1); default 0.999
 * @param epsilon keeps the division finite, more than 0; default 1e-8
 * @param averaging memory of the running mean of points that is the result, in [0, 1); default 0,
 *     the last point itself. A larger one is smoother
 * @param clamp whether points are kept within [0, 1]; default true
 */
public record AdamOptions(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double averaging,
    boolean clamp)
    implements OptimizerOptions {

  /** The constants of the paper, a learning rate for pixels in [0, 1], and clamping. */
  public static final AdamOptions DEFAULTS = new AdamOptions(0.02, 0.9, 0.999, 1e-8, 0, true);

  /** Refuses values outside their ranges. */
  public AdamOptions {
    requirePositive("learning rate", learningRate);
    requirePositive("epsilon", epsilon);
    requireFraction("beta1", beta1);
    requireFraction("beta2", beta2);
    requireFraction("averaging", averaging);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be more than 0");
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be 0 or more and less than 1");
    }
  }

  @Override
  public int arrays(int evaluations) {
    return averaging > 0 ? 6 : 5;
  }
}
