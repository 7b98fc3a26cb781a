package org.impasto.paint.tensor;

import java.util.Arrays;

/** The rules of shapes, checked in Java before native code sees them. */
final class Shapes {
  private Shapes() {}

  static void require(boolean rule, String message, Tensor... tensors) {
    if (!rule) {
      StringBuilder text = new StringBuilder(message).append("; got");
      for (Tensor tensor : tensors) {
        text.append(' ').append(tensor);
      }
      throw new IllegalArgumentException(text.toString());
    }
  }

  static long elements(long... shape) {
    long count = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "shape is " + Arrays.toString(shape) + "; sizes must not be negative");
      }
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  static void requireLength(int length, long... shape) {
    if (elements(shape) != length) {
      throw new IllegalArgumentException(
          "array has "
              + length
              + " elements; shape "
              + Arrays.toString(shape)
              + " needs "
              + elements(shape));
    }
  }

  static void requireEqual(Tensor first, Tensor... others) {
    for (Tensor other : others) {
      require(Arrays.equals(first.shape(), other.shape()), "shapes must be equal", first, other);
    }
  }

  /** Elementwise operands: equal sizes, or 1, counted from the last dimension. */
  static void requireBroadcastable(Tensor a, Tensor b) {
    long[] left = a.shape();
    long[] right = b.shape();
    for (int i = 1; i <= Math.min(left.length, right.length); i++) {
      long p = left[left.length - i];
      long q = right[right.length - i];
      require(p == q || p == 1 || q == 1, "shapes must be equal or broadcastable", a, b);
    }
  }

  static void requireDimension(Tensor tensor, int dimension) {
    require(
        dimension >= 0 && dimension < tensor.rank(),
        "dimension " + dimension + " must be within the tensor's",
        tensor);
  }

  static void requireJoinable(Tensor a, Tensor b, int dimension) {
    requireDimension(a, dimension);
    require(a.rank() == b.rank(), "only tensors of the same rank can be joined", a, b);
    for (int i = 0; i < a.rank(); i++) {
      require(i == dimension || a.size(i) == b.size(i), "other sizes must match", a, b);
    }
  }

  static void requireConvolution(
      Tensor image, Tensor weight, Tensor bias, int stride, int padding) {
    require(
        image.rank() == 4 && weight.rank() == 4,
        "convolution takes two 4-d tensors",
        image,
        weight);
    require(
        image.size(1) == weight.size(1), "channels must match (out, in, kh, kw)", image, weight);
    require(bias.rank() == 1 && bias.size(0) == weight.size(0), "bias must be (out)", bias, weight);
    require(stride >= 1 && padding >= 0, "stride must be at least 1 and padding at least 0", image);
    require(
        image.size(2) + 2L * padding >= weight.size(2)
            && image.size(3) + 2L * padding >= weight.size(3),
        "image with padding " + padding + " must not be smaller than the kernel",
        image,
        weight);
  }

  static void requirePooling(Tensor image, int kernel, int stride) {
    require(image.rank() == 4, "pooling takes (N, C, H, W)", image);
    require(
        kernel >= 1 && stride >= 1 && image.size(2) >= kernel && image.size(3) >= kernel,
        "image must not be smaller than the pooling window of " + kernel,
        image);
  }

  static void requireNormalization(Tensor image, Tensor gain, Tensor shift) {
    require(image.rank() == 4, "normalization takes (N, C, H, W)", image);
    require(gain.rank() == 1 && gain.size(0) == image.size(1), "gain must be (C)", gain, image);
    require(shift.rank() == 1 && shift.size(0) == image.size(1), "shift must be (C)", shift, image);
  }

  static void requireReflectable(Tensor image, int padding) {
    require(
        image.rank() == 4 && padding >= 0 && image.size(2) > padding && image.size(3) > padding,
        "reflection needs more than " + padding + " pixels a side",
        image);
  }
}
