package org.impasto.paint.features;

import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/**
 * Adds to the activations what a 3×3 convolution to fewer channels, its ReLU and a 1×1 convolution
 * back make of them; then ReLU.
 *
 * <p>He et al. 2015, "Deep Residual Learning for Image Recognition" (arXiv 1512.03385), figure 2.
 * Departs from the paper: one 3×3 convolution, and no batch normalization, which single pictures do
 * not have.
 *
 * @param inner the 3×3 convolution
 * @param weight (channels, inner channels, 1, 1) of the way back
 * @param bias (channels) of the way back
 */
record Residual(Convolution inner, Tensor weight, Tensor bias) implements Stage {
  @Override
  public Tensor apply(Tensor image) {
    return image.add(inner.apply(image).convolve(weight, bias, 1, 0)).relu();
  }

  @Override
  public int sizeAfter(int size) {
    return inner.sizeAfter(size);
  }

  @Override
  public int channelsAfter(int channels) {
    return channels;
  }

  @Override
  public double bytesPerPosition(int channelsBefore, Precision precision) {
    double held = inner.bytesPerPosition(channelsBefore, precision);
    return held + (inner.channelsAfter(0) + (double) channelsBefore) * precision.bytes();
  }

  @Override
  public long weightElements() {
    return inner.weightElements() + weight.elements() + bias.elements();
  }
}
