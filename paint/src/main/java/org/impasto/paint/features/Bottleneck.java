package org.impasto.paint.features;

import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/**
 * A 1×1 convolution to few channels, a 3×3 one to many, and the activations before them added where
 * there are as many.
 *
 * <p>He et al. 2016, "Deep Residual Learning for Image Recognition" (arXiv 1512.03385). Departs
 * from the paper: no second 1×1 convolution and no normalization.
 *
 * @param weight of the 3×3 convolution, (out, squeezed, 3, 3)
 * @param bias (out)
 */
record Bottleneck(Convolution squeeze, Tensor weight, Tensor bias) implements Stage {
  @Override
  public Tensor apply(Tensor image) {
    Tensor expanded = squeeze.apply(image).convolve(weight, bias, 1, 1);
    boolean adds = image.size(1) == expanded.size(1);
    return (adds ? expanded.add(image) : expanded).relu();
  }

  @Override
  public int sizeAfter(int size) {
    return squeeze.sizeAfter(size);
  }

  @Override
  public int channelsAfter(int channels) {
    return (int) weight.size(0);
  }

  @Override
  public double bytesPerPosition(int channelsBefore, Precision precision) {
    return (double) squeeze.channelsAfter(channelsBefore) * precision.bytes();
  }

  @Override
  public long weightElements() {
    return squeeze.weightElements() + weight.elements() + bias.elements();
  }
}
