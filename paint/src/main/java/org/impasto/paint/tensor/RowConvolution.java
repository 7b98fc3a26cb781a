package org.impasto.paint.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A convolution with a large kernel to few channels, by the rows of its kernel. libtorch computes
 * eight channels at a time, of which three colors would leave five idle; the nine rows of a kernel
 * for three colors are 27 channels. Their results are moved by their rows and added.
 */
public final class RowConvolution {
  private RowConvolution() {}

  /**
   * The same as {@link org.impasto.paint.tensor.Tensor#convolve} of every pixel, without a border.
   *
   * @param image (N, in, H, W)
   * @param weight (out, in, h, w)
   * @param bias (out)
   * @return (N, out, H − h + 1, W − w + 1)
   */
  public static org.impasto.paint.tensor.Tensor of(
      org.impasto.paint.tensor.Tensor image,
      org.impasto.paint.tensor.Tensor weight,
      org.impasto.paint.tensor.Tensor bias) {
    Shapes.requireConvolution(image, weight, bias, 1, 0);
    long out = weight.size(0);
    long height = weight.size(2);
    long rows = height * out;
    Tensor kernels =
        weight
            .pointer()
            .permute(2, 0, 1, 3)
            .reshape(rows, weight.size(1), 1, weight.size(3))
            .contiguous(MemoryFormat.ChannelsLast);
    Tensor ofRows =
        Convolutions.of(
            image.pointer(),
            kernels,
            torch.zeros(new long[] {rows}, weight.pointer().options()),
            1,
            0);
    Tensor sums = // (out, rows, h, 1), of ones where a row belongs
        torch
            .eye(rows, weight.pointer().options())
            .reshape(height, out, rows, 1)
            .permute(1, 2, 0, 3)
            .contiguous(MemoryFormat.ChannelsLast);
    return new org.impasto.paint.tensor.Tensor(Convolutions.of(ofRows, sums, bias.pointer(), 1, 0));
  }
}
