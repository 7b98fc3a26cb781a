package org.impasto.paint.features;

import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/** One step of a network: from the activations before it to those after it. */
sealed interface Stage permits Convolution, Pool, Fire, Bottleneck {
  Tensor apply(Tensor image);

  /** {@link #apply} with the way back, for an image without a record of gradients. */
  Step trace(Tensor image);

  /** Pixels per side after the stage, given those before it; 0 or less if it does not fit. */
  int sizeAfter(int size);

  /** Feature maps after the stage, given those before it. */
  int channelsAfter(int channels);

  /**
   * Bytes kept for the gradient per position after the stage, without its own output, which the
   * next stage holds too.
   */
  double bytesPerPosition(int channelsBefore, Precision precision);

  /** The number of weights and biases. */
  long weightElements();
}
