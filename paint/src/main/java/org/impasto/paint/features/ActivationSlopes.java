package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/**
 * A function of activations that can be differentiated. All regions of a layer are read before it
 * is asked for the slope of the first.
 */
public interface ActivationSlopes extends ActivationReader {
  /**
   * The gradient of the function with respect to {@code activations}.
   *
   * @param region as it was read, and with the same activations, which may be bf16 and must stay as
   *     they are
   * @return in their shape; a new tensor, which is overwritten
   */
  Tensor slope(Layer layer, Region region, Tensor activations);
}
