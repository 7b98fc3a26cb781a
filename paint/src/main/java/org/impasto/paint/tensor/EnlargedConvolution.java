package org.impasto.paint.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * The convolution of an image that is enlarged twice, without enlarging it. Each of the four
 * results that come of one pixel sees only 2×2 different pixels, so that kernels of 2×2, sums of
 * rows and columns of the given ones, do: less than half of the multiplications.
 */
public final class EnlargedConvolution {
  private static final int KERNEL = 3;

  private EnlargedConvolution() {}

  /** The image (N, C, H, W) with every pixel repeated in both directions. */
  public static org.impasto.paint.tensor.Tensor enlarged(org.impasto.paint.tensor.Tensor image) {
    Shapes.require(image.rank() == 4, "enlarging takes (N, C, H, W)", image);
    long[] twice = {2 * image.size(2), 2 * image.size(3)};
    return new org.impasto.paint.tensor.Tensor(torch.upsample_nearest2d(image.pointer(), twice));
  }

  /**
   * The same as if every pixel were repeated in both directions, the border reflected by one pixel,
   * and all of that convolved.
   *
   * @param image (N, in, H, W)
   * @param weight (out, in, 3, 3)
   * @param bias (out)
   * @return (N, out, 2H, 2W)
   */
  public static org.impasto.paint.tensor.Tensor of(
      org.impasto.paint.tensor.Tensor image,
      org.impasto.paint.tensor.Tensor weight,
      org.impasto.paint.tensor.Tensor bias) {
    Shapes.requireConvolution(image, weight, bias, 1, 1);
    Shapes.require(
        weight.size(2) == KERNEL && weight.size(3) == KERNEL, "kernels must be 3×3", weight);
    Tensor kernels = halves(halves(weight.pointer(), 2), 3).contiguous(MemoryFormat.ChannelsLast);
    Tensor biases = bias.pointer().repeat(4);
    Tensor padded =
        torch.replication_pad2d(image.pointer(), 1, 1, 1, 1).contiguous(MemoryFormat.ChannelsLast);
    TensorVector places = torch.chunk(Convolutions.of(padded, kernels, biases, 1, 0), 4, 1);
    Tensor upper = beside(places.get(0), places.get(2), 0);
    Tensor lower = beside(places.get(1), places.get(3), 1);
    Tensor rows = torch.cat(new TensorVector(upper, lower), 2); // (N, H, 2, W, 2, out)
    long[] shape = rows.shape();
    return new org.impasto.paint.tensor.Tensor(
        rows.reshape(shape[0], 2 * shape[1], 2 * shape[3], shape[5]).permute(0, 3, 1, 2));
  }

  /** Along one dimension, the kernels of even results, then those of odd ones. */
  private static Tensor halves(Tensor weight, int dimension) {
    Tensor first = weight.narrow(dimension, 0, 1);
    Tensor middle = weight.narrow(dimension, 1, 1);
    Tensor last = weight.narrow(dimension, 2, 1);
    Tensor even = torch.cat(new TensorVector(first, middle.add(last)), dimension);
    Tensor odd = torch.cat(new TensorVector(first.add(middle), last), dimension);
    return torch.cat(new TensorVector(even, odd), 0);
  }

  /** The even and the odd columns of every other row, as (N, H, 1, W, 2, out). */
  private static Tensor beside(Tensor even, Tensor odd, long row) {
    return torch.cat(new TensorVector(cut(even, row, 0), cut(odd, row, 1)), 4);
  }

  /** One place's results, from the given row and column on. */
  private static Tensor cut(Tensor results, long row, long column) {
    long height = results.size(2) - 1;
    long width = results.size(3) - 1;
    return results
        .narrow(2, row, height)
        .narrow(3, column, width)
        .permute(0, 2, 3, 1)
        .reshape(results.size(0), height, 1, width, 1, results.size(1));
  }
}
