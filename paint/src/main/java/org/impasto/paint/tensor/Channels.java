package org.impasto.paint.tensor;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of the channels of an image. What is constant, float32 and on the CPU goes through the
 * kernels of 1×1 convolutions, which use all threads; products of matrices use one, and at these
 * shapes a quarter of its speed.
 */
final class Channels {
  private Channels() {}

  /** (N, C, H, W) to (N, C, C). */
  static Tensor products(Tensor image) {
    if (!isFast(image)) {
      Tensor positions = positions(image);
      return positions.transpose(1, 2).matmul(positions);
    }
    long channels = image.size(1);
    // What the weights of a 1×1 convolution get as gradient, where input and slope are the image.
    return torch
        .convolution_backward(
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
            onlyWeights())
        .get1()
        .reshape(1, channels, channels);
  }

  private static BoolPointer onlyWeights() {
    return new BoolPointer(3).put(0, false).put(1, true).put(2, false);
  }

  /** (N, C, H, W) and (N, C, C) to (N, C, H, W). */
  static Tensor mixed(Tensor image, Tensor matrix) {
    long channels = image.size(1);
    if (!isFast(image)) {
      return positions(image)
          .matmul(matrix)
          .transpose(1, 2)
          .reshape(image.size(0), channels, image.size(2), image.size(3));
    }
    Tensor weight = matrix.reshape(channels, channels).t().reshape(channels, channels, 1, 1);
    return Convolutions.of(
        image, weight.contiguous(MemoryFormat.ChannelsLast), torch.zeros(channels), 1, 0);
  }

  private static Tensor positions(Tensor image) {
    return image
        .permute(0, 2, 3, 1)
        .reshape(image.size(0), image.size(2) * image.size(3), image.size(1));
  }

  private static boolean isFast(Tensor image) {
    return image.size(0) == 1
        && image.scalar_type().intern() == ScalarType.Float
        && image.is_cpu()
        && !image.requires_grad();
  }
}
