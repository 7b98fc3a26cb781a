package org.impasto.paint.features;

import java.util.Map;
import org.impasto.paint.tensor.Tensor;

/** The activations of one batch of images at the layers that were asked for. */
public final class Features {
  private final Map<Layer, Tensor> activations;

  Features(Map<Layer, Tensor> activations) {
    this.activations = Map.copyOf(activations);
  }

  /** The activations (N, C, h, w) after {@code layer}, in fp32 (or fp64 for an fp64 image). */
  public Tensor at(Layer layer) {
    Tensor tensor = activations.get(layer);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "layer " + layer.name() + " was not among the layers asked for");
    }
    return tensor;
  }
}
