package org.impasto.paint.features;

import java.util.Map;
import java.util.function.Function;
import org.impasto.paint.tensor.Tensor;

/** One run of a network, and the way back through it. */
public final class Trace {
  private final Features features;
  private final Function<Map<Layer, Tensor>, Tensor> way;

  Trace(Features features, Function<Map<Layer, Tensor>, Tensor> way) {
    this.features = features;
    this.way = way;
  }

  /** The activations at the layers that were asked for; they cannot be differentiated. */
  public Features features() {
    return features;
  }

  /**
   * The gradient with respect to the image, (N, 3, H, W), where that with respect to the
   * activations is {@code slopes}, each in its layer's shape. Can be had once, and frees the
   * activations.
   *
   * @param slopes of at least one of the layers that were asked for
   */
  public Tensor gradient(Map<Layer, Tensor> slopes) {
    return way.apply(slopes);
  }
}
