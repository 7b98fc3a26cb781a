package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/** Is shown the activations of an image, each of them once. */
@FunctionalInterface
public interface ActivationReader {
  /**
   * Sees a part of the activations after {@code layer}.
   *
   * @param region where they are; all of them for a network that looks at an image whole
   * @param activations (N, C, height, width) of the region; they must stay as they are, and are
   *     gone afterwards
   */
  void read(Layer layer, Region region, Tensor activations);
}
