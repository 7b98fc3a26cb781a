package org.impasto.paint.features;

import org.impasto.paint.tensor.Border;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Kernel;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/** A convolution and its ReLU. */
final class Convolution implements Stage {
  private final Kernel kernel;
  private final int padding;
  private final Border border;

  /** A convolution of tensors that are already where and as precise as they shall be. */
  Convolution(Tensor weight, Tensor bias, int stride, int padding, Border border) {
    this.kernel = new Kernel(weight, bias, stride, border == Border.ZERO ? padding : 0);
    this.padding = padding;
    this.border = border;
  }

  Convolution(
      WeightArray weight,
      WeightArray bias,
      int stride,
      int padding,
      Border border,
      Compute compute) {
    this(place(weight, compute).channelsLast(), place(bias, compute), stride, padding, border);
  }

  private static Tensor place(WeightArray array, Compute compute) {
    return Tensor.of(array.data(), array.shape()).to(compute.precision()).to(compute.device());
  }

  @Override
  public Tensor apply(Tensor image) {
    if (!padsBefore()) {
      return kernel.applyRelu(image);
    }
    Tensor padded = border.pad(image, padding);
    Tensor result = kernel.applyRelu(padded);
    padded.release();
    return result;
  }

  private boolean padsBefore() {
    return border != Border.ZERO && padding > 0;
  }

  @Override
  public Step trace(Tensor image) {
    if (!kernel.isReversible()) {
      return Step.recorded(image, this::apply);
    }
    Tensor result = apply(image);
    Tensor kept = result.detached();
    return new Step(
        result,
        slope -> {
          slope.reluBackInPlace(kept);
          kept.release();
          Tensor before = kernel.back(slope);
          return padsBefore() ? border.back(before, padding) : before;
        });
  }

  @Override
  public Window window() {
    return new Window(kernel.side(), kernel.stride(), padding);
  }

  @Override
  public int sizeAfter(int size) {
    if (border == Border.REFLECT && size <= padding) {
      return 0;
    }
    int room = size + 2 * padding - kernel.side();
    return room < 0 ? 0 : room / kernel.stride() + 1;
  }

  @Override
  public int channelsAfter(int channels) {
    return kernel.channels();
  }

  @Override
  public int keptPerPosition(int channelsBefore) {
    int stride = kernel.stride();
    int recorded = kernel.isReversible() ? 0 : channelsBefore * stride * stride;
    return kernel.channels() + recorded;
  }

  @Override
  public long weightElements() {
    return kernel.elements();
  }
}
