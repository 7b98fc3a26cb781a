package org.impasto.paint.optim;

import java.util.Map;
import org.impasto.paint.tensor.Tensor;

/**
 * All that an optimizer needs to go on exactly where it was: arrays and numbers by name.
 *
 * @param tensors in the shape of the point
 * @param numbers counters and scalars
 */
public record OptimizerState(Map<String, Tensor> tensors, Map<String, Double> numbers) {
  /** Copies the maps. */
  public OptimizerState {
    tensors = Map.copyOf(tensors);
    numbers = Map.copyOf(numbers);
  }

  Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("optimizer state has no array '" + name + "'");
    }
    return tensor;
  }

  double number(String name) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("optimizer state has no number '" + name + "'");
    }
    return number;
  }
}
