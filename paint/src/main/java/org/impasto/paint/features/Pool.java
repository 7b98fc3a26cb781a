package org.impasto.paint.features;

import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/** Pooling over square windows. */
record Pool(Pooling pooling, int window, int stride, boolean ceil) implements Stage {
  private static final int INDEX_BYTES = 8;

  @Override
  public Tensor apply(Tensor image) {
    return pooling == Pooling.MAX
        ? image.maxPool(window, stride, ceil)
        : image.averagePool(window, stride, ceil);
  }

  @Override
  public Step trace(Tensor image) {
    return Step.recorded(image, this::apply);
  }

  @Override
  public int sizeAfter(int size) {
    if (size < window) {
      return 0;
    }
    int steps = (size - window + (ceil ? stride - 1 : 0)) / stride;
    // A window that would start beyond the last pixel is not counted.
    return ceil && steps * stride >= size ? steps : steps + 1;
  }

  @Override
  public int channelsAfter(int channels) {
    return channels;
  }

  @Override
  public double bytesPerPosition(int channelsBefore, Precision precision) {
    return pooling == Pooling.MAX ? (double) channelsBefore * INDEX_BYTES : 0;
  }

  @Override
  public long weightElements() {
    return 0;
  }
}
