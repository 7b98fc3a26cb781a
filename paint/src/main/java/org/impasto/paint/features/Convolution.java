package org.impasto.paint.features;

import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/** A convolution and its ReLU. */
final class Convolution implements Stage {
  /** What lies beyond the edge of the activations. */
  enum Border {
    ZERO,
    REFLECT,
    REPLICATE
  }

  private final Tensor weight; // (out, in, k, k)
  private final Tensor bias; // (out)
  private final int stride;
  private final int padding;
  private final Border border;

  /** A convolution of tensors that are already where and as precise as they shall be. */
  Convolution(Tensor weight, Tensor bias, int stride, int padding, Border border) {
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
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
    if (border == Border.ZERO || padding == 0) {
      return image.convolveRelu(weight, bias, stride, padding);
    }
    Tensor padded =
        border == Border.REFLECT ? image.reflectPad(padding) : image.replicatePad(padding);
    Tensor result = padded.channelsLast().convolveRelu(weight, bias, stride, 0);
    padded.release();
    return result;
  }

  @Override
  public int sizeAfter(int size) {
    if (border == Border.REFLECT && size <= padding) {
      return 0;
    }
    int room = size + 2 * padding - (int) weight.size(2);
    return room < 0 ? 0 : room / stride + 1;
  }

  @Override
  public int channelsAfter(int channels) {
    return (int) weight.size(0);
  }

  @Override
  public double bytesPerPosition(int channelsBefore, Precision precision) {
    boolean padded = border != Border.ZERO && padding > 0;
    return padded ? (double) channelsBefore * stride * stride * precision.bytes() : 0;
  }

  @Override
  public long weightElements() {
    return weight.elements() + bias.elements();
  }
}
