package org.impasto.paint.features;

import org.impasto.paint.tensor.Kernel;
import org.impasto.paint.tensor.Tensor;

/**
 * A 1×1 convolution to few channels, a 3×3 one to many, and the activations before them added where
 * there are as many.
 *
 * <p>He et al. 2016, "Deep Residual Learning for Image Recognition" (arXiv 1512.03385). Departs
 * from the paper: no second 1×1 convolution and no normalization.
 *
 * @param expand the 3×3 convolution
 */
record Bottleneck(Convolution squeeze, Kernel expand) implements Stage {
  @Override
  public Tensor apply(Tensor image) {
    return after(image, squeeze.apply(image));
  }

  private Tensor after(Tensor image, Tensor squeezed) {
    Tensor expanded = expand.apply(squeezed);
    return (adds(image) ? expanded.addInPlace(image, 1) : expanded).reluInPlace();
  }

  private boolean adds(Tensor image) {
    return image.size(1) == expand.channels();
  }

  @Override
  public Step trace(Tensor image) {
    if (!expand.isReversible()) {
      return Step.recorded(image, this::apply);
    }
    Step squeezed = squeeze.trace(image);
    Tensor result = after(image, squeezed.output());
    squeezed.output().release();
    Tensor kept = result.detached();
    boolean adds = adds(image);
    return new Step(
        result,
        slope -> {
          slope.reluBackInPlace(kept);
          kept.release();
          Tensor before = squeezed.back(expand.back(slope));
          return adds ? before.addInPlace(slope, 1) : before;
        });
  }

  @Override
  public Window window() {
    return new Window(expand.side(), 1, (expand.side() - 1) / 2);
  }

  @Override
  public int sizeAfter(int size) {
    return squeeze.sizeAfter(size);
  }

  @Override
  public int channelsAfter(int channels) {
    return expand.channels();
  }

  @Override
  public int keptPerPosition(int channelsBefore) {
    return squeeze.channelsAfter(channelsBefore) + channelsAfter(channelsBefore);
  }

  @Override
  public long weightElements() {
    return squeeze.weightElements() + expand.elements();
  }
}
