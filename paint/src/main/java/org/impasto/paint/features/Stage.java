package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/** One step of a network: from the activations before it to those after it. */
sealed interface Stage permits Convolution, Pool, Fire, Bottleneck {
  Tensor apply(Tensor image);

  /**
   * {@link #apply} with the way back, for an image without a record of gradients, which may be
   * released before.
   */
  Step trace(Tensor image);

  /** What its positions are made from. */
  Window window();

  /** Pixels per side after the stage, given those before it; 0 or less if it does not fit. */
  int sizeAfter(int size);

  /** Feature maps after the stage, given those before it. */
  int channelsAfter(int channels);

  /** Numbers kept for the way back per position after the stage. */
  int keptPerPosition(int channelsBefore);

  /** The number of weights and biases. */
  long weightElements();
}
