package org.impasto.paint.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * A convolution with a large kernel to few channels, by groups of neighboring pixels. libtorch
 * computes sixteen channels at a time, of which three colors would leave thirteen idle; five pixels
 * of three colors are fifteen channels, and kernels for all five are wider by four columns only.
 */
public final class PixelGroupConvolution {
  private static final long AT_A_TIME = 16;

  private PixelGroupConvolution() {}

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
    long width = image.size(3) - weight.size(3) + 1;
    long group = Math.max(1, AT_A_TIME / weight.size(0));
    if (group == 1 || width < group) {
      return image.convolve(weight, bias, 1, 0);
    }
    Tensor kernels = shifted(weight.pointer(), group);
    Tensor biases = bias.pointer().repeat(group);
    Tensor groups = ofGroups(image.pointer(), kernels, biases, group);
    long rest = width % group;
    if (rest == 0) {
      return new org.impasto.paint.tensor.Tensor(groups);
    }
    Tensor edge = image.pointer().narrow(3, width - group, kernels.size(3));
    Tensor last = ofGroups(edge, kernels, biases, group).narrow(3, group - rest, rest);
    return new org.impasto.paint.tensor.Tensor(torch.cat(new TensorVector(groups, last), 3));
  }

  /** As many copies of the kernels as a group has pixels, each a column farther right. */
  private static Tensor shifted(Tensor weight, long group) {
    TensorVector copies = new TensorVector();
    for (long pixel = 0; pixel < group; pixel++) {
      copies.push_back(torch.constant_pad_nd(weight, pixel, group - 1 - pixel));
    }
    return torch.cat(copies, 0).contiguous(MemoryFormat.ChannelsLast);
  }

  /** Whole groups of pixels, from the left. */
  private static Tensor ofGroups(Tensor image, Tensor kernels, Tensor biases, long group) {
    Tensor groups = Convolutions.of(image, kernels, biases, new long[] {1, group}, 0);
    return groups
        .permute(0, 2, 3, 1) // (N, H, W / group, group × out)
        .reshape(groups.size(0), groups.size(2), groups.size(3) * group, groups.size(1) / group)
        .permute(0, 3, 1, 2);
  }
}
