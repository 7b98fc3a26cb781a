package org.impasto.paint.tensor;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of the channels of an image. What is constant, float32 (or bfloat16, where only products
 * with a matrix are asked for) and on the CPU goes through the kernels of 1×1 convolutions, which
 * use all threads; products of matrices use one, and at these shapes a quarter of its speed.
 */
public final class Channels {
  private Channels() {}

  /** For each two channels of an image (N, C, H, W), the sum of their products: (N, C, C). */
  public static Tensor products(Tensor image) {
    Shapes.require(image.rank() == 4, "only an image has positions and channels", image);
    boolean fast = isFast(image.pointer(), ScalarType.Float);
    return new Tensor(fast ? weightGradient(image.pointer()) : product(image));
  }

  private static org.bytedeco.pytorch.Tensor product(Tensor image) {
    org.bytedeco.pytorch.Tensor positions = image.positionsByChannels().pointer();
    return positions.transpose(1, 2).matmul(positions);
  }

  /** What the weights of a 1×1 convolution get as gradient, where input and slope are the image. */
  private static org.bytedeco.pytorch.Tensor weightGradient(org.bytedeco.pytorch.Tensor image) {
    long channels = image.size(1);
    T_TensorTensorTensor_T gradients =
        torch.convolution_backward(
            image,
            image,
            torch.zeros(channels, channels, 1, 1),
            new LongArrayRefOptional(),
            new long[] {1, 1},
            new long[] {0, 0},
            new long[] {1, 1},
            false,
            new long[] {0, 0},
            1,
            onlyWeights());
    try {
      return gradients.get1().reshape(1, channels, channels);
    } finally {
      Reference.reachabilityFence(gradients); // what it gives lies inside it
    }
  }

  private static BoolPointer onlyWeights() {
    return new BoolPointer(3).put(0, false).put(1, true).put(2, false);
  }

  /**
   * The image whose channel j is the sum over i of channel i times {@code matrix[i][j]}.
   *
   * @param image (N, C, H, W)
   * @param matrix (N, C, C), one for each image
   */
  public static Tensor mixed(Tensor image, Tensor matrix) {
    Shapes.require(
        image.rank() == 4
            && matrix.rank() == 3
            && matrix.size(0) == image.size(0)
            && matrix.size(1) == image.size(1)
            && matrix.size(2) == image.size(1),
        "mixing channels takes (N, C, H, W) and (N, C, C)",
        image,
        matrix);
    long channels = image.size(1);
    if (!isFast(image.pointer(), ScalarType.BFloat16)) {
      return image
          .positionsByChannels()
          .matmul(matrix)
          .transpose()
          .reshape(image.size(0), channels, image.size(2), image.size(3));
    }
    org.bytedeco.pytorch.Tensor weight =
        matrix.pointer().reshape(channels, channels).t().reshape(channels, channels, 1, 1);
    return new Tensor(
        Convolutions.of(
            image.pointer(),
            weight.contiguous(MemoryFormat.ChannelsLast),
            torch.zeros(new long[] {channels}, image.pointer().options()),
            1,
            0));
  }

  private static boolean isFast(org.bytedeco.pytorch.Tensor image, ScalarType besides) {
    ScalarType type = image.scalar_type().intern();
    return image.size(0) == 1
        && (type == ScalarType.Float || type == besides)
        && image.is_cpu()
        && !image.requires_grad();
  }
}
