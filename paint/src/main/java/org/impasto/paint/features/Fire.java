package org.impasto.paint.features;

import java.util.List;
import org.impasto.paint.tensor.Tensor;

/** SqueezeNet's module: a 1×1 convolution to few channels, then 1×1 and 3×3 ones side by side. */
record Fire(Convolution squeeze, Convolution expand1, Convolution expand3) implements Stage {
  @Override
  public Tensor apply(Tensor image) {
    Tensor squeezed = squeeze.apply(image);
    return expand1.apply(squeezed).concatenate(expand3.apply(squeezed), 1);
  }

  @Override
  public Step trace(Tensor image) {
    Step squeezed = squeeze.trace(image);
    Step one = expand1.trace(squeezed.output());
    Step three = expand3.trace(squeezed.output());
    Tensor result = one.output().concatenate(three.output(), 1);
    List.of(squeezed, one, three).forEach(step -> step.output().release());
    return new Step(
        result,
        slope -> {
          int split = expand1.channelsAfter(0);
          Tensor before = one.back(slope.slice(1, 0, split).copy());
          before.addInPlace(three.back(slope.slice(1, split, slope.size(1)).copy()), 1);
          return squeezed.back(before);
        });
  }

  @Override
  public Window window() {
    return expand3.window();
  }

  @Override
  public int sizeAfter(int size) {
    return expand3.sizeAfter(squeeze.sizeAfter(size));
  }

  @Override
  public int channelsAfter(int channels) {
    return expand1.channelsAfter(0) + expand3.channelsAfter(0);
  }

  @Override
  public int keptPerPosition(int channelsBefore) {
    return squeeze.channelsAfter(0) + 2 * channelsAfter(0); // with the one where both are together
  }

  @Override
  public long weightElements() {
    return squeeze.weightElements() + expand1.weightElements() + expand3.weightElements();
  }
}
