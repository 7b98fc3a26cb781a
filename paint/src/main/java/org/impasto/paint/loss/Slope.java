package org.impasto.paint.loss;

import java.util.function.UnaryOperator;
import org.impasto.paint.tensor.Tensor;

/**
 * The value of a function of a tensor at one point, and how it changes there.
 *
 * @param gradient in the shape of the point
 */
public record Slope(double value, Tensor gradient) {
  /** Of a scalar {@code function} that can be differentiated; {@code point} is not modified. */
  public static Slope of(Tensor point, UnaryOperator<Tensor> function) {
    Tensor variable = point.withGradient();
    Tensor scalar = function.apply(variable);
    return new Slope(scalar.item(), scalar.gradient(variable));
  }
}
