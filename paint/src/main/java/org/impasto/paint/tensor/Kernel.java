package org.impasto.paint.tensor;

import org.bytedeco.pytorch.global.torch;

/**
 * A convolution's weights and what it does with them. Where nothing is differentiated, 3×3
 * convolutions in fp32 of many channels take down to two fifths of the time of {@link
 * Tensor#convolve}, and give the same within rounding.
 */
public final class Kernel {
  private final Tensor weight; // (out, in, k, k)
  private final Tensor bias; // (out)
  private final Tensor turned; // (in, out, k, k), by half a turn; null where there is no way back
  private final Tensor nothing; // (in)
  private final int stride;
  private final int padding;

  /**
   * A convolution of tensors that are already where and as precise as they shall be.
   *
   * @param weight (out, in, k, k)
   * @param bias (out)
   * @param stride pixels between two outputs
   * @param padding zeros added on each side
   */
  public Kernel(Tensor weight, Tensor bias, int stride, int padding) {
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.padding = padding;
    boolean reversible =
        stride == 1
            && padding < weight.size(2)
            && weight.size(2) == weight.size(3)
            && !weight.pointer().requires_grad();
    this.turned = reversible ? halfTurned() : null;
    this.nothing = reversible ? new Tensor(noBias(weight.pointer())) : null;
  }

  private Tensor halfTurned() {
    return new Tensor(weight.pointer().flip(2, 3).transpose(0, 1)).channelsLast();
  }

  private static org.bytedeco.pytorch.Tensor noBias(org.bytedeco.pytorch.Tensor weight) {
    return torch.zeros(new long[] {weight.size(1)}, weight.options());
  }

  /** The convolution (N, out, h, w) of an image (N, in, H, W). */
  public Tensor apply(Tensor image) {
    return convolve(image, weight, bias, stride, padding);
  }

  /** {@link #apply}, then negative values become 0. */
  public Tensor applyRelu(Tensor image) {
    return apply(image).reluInPlace();
  }

  /** Whether {@link #back} can be had. */
  public boolean isReversible() {
    return turned != null;
  }

  /**
   * The gradient with respect to the image, (N, in, H, W), of which that with respect to the result
   * is {@code slope} (N, out, h, w).
   */
  public Tensor back(Tensor slope) {
    return convolve(slope, turned, nothing, 1, (int) weight.size(2) - 1 - padding);
  }

  private static Tensor convolve(
      Tensor image, Tensor weight, Tensor bias, int stride, int padding) {
    Shapes.requireConvolution(image, weight, bias, stride, padding);
    if (stride > 1 || !Nnpack.suits(image.pointer(), weight.pointer(), padding)) {
      return image.convolve(weight, bias, stride, padding);
    }
    try (Scope scope = Scope.open()) { // parts of the result would keep it after its release
      return scope.keep(
          new Tensor(Nnpack.convolve(image.pointer(), weight.pointer(), bias.pointer(), padding)));
    }
  }

  /** Pixels between two outputs. */
  public int stride() {
    return stride;
  }

  /** Width and height of what one output sees. */
  public int side() {
    return (int) weight.size(2);
  }

  /** Feature maps it gives. */
  public int channels() {
    return (int) weight.size(0);
  }

  /** The number of weights and biases. */
  public long elements() {
    return weight.elements() + bias.elements();
  }
}
