package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/** Pooling over square windows. */
record Pool(Pooling pooling, int side, int stride, boolean ceil) implements Stage {
  /** Where the largest of these are takes 64 MB. */
  private static final int MOST_KEPT = 1 << 25;

  @Override
  public Tensor apply(Tensor image) {
    return pooling == Pooling.MAX
        ? image.maxPool(side, stride, ceil)
        : image.averagePool(side, stride, ceil);
  }

  @Override
  public Step trace(Tensor image) {
    return trace(image, MOST_KEPT);
  }

  /** Of more than {@code mostKept} activations, where the largest ones are is found again. */
  Step trace(Tensor image, int mostKept) {
    if (pooling == Pooling.AVERAGE || image.elements() <= mostKept) {
      return Step.recorded(image, this::apply);
    }
    Tensor kept = image.detached();
    return new Step(
        apply(image),
        slope -> {
          Step again = Step.recorded(kept, this::apply);
          again.output().release();
          kept.release();
          return again.back(slope);
        });
  }

  @Override
  public Window window() {
    return new Window(side, stride, 0);
  }

  @Override
  public int sizeAfter(int size) {
    if (size < side) {
      return 0;
    }
    int steps = (size - side + (ceil ? stride - 1 : 0)) / stride;
    // A window that would start beyond the last pixel is not counted.
    return ceil && steps * stride >= size ? steps : steps + 1;
  }

  @Override
  public int channelsAfter(int channels) {
    return channels;
  }

  @Override
  public int keptPerPosition(int channelsBefore) {
    return pooling == Pooling.MAX ? 0 : channelsBefore;
  }

  @Override
  public long weightElements() {
    return 0;
  }
}
