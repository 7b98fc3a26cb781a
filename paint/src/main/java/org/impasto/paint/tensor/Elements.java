package org.impasto.paint.tensor;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.Function;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The numbers of a tensor: their type in native code, and copies of them for Java. */
final class Elements {
  private Elements() {}

  /** Zeros in {@code tensor}'s precision and place; of an image (N, C, H, W), channels are last. */
  static org.bytedeco.pytorch.Tensor zeros(org.bytedeco.pytorch.Tensor tensor, long... shape) {
    if (shape.length != 4) {
      return torch.zeros(shape, tensor.options());
    }
    long[] stored = {shape[0], shape[2], shape[3], shape[1]};
    return torch.zeros(stored, tensor.options()).permute(0, 3, 1, 2);
  }

  static ScalarType type(Precision precision) {
    return switch (precision) {
      case FP32 -> ScalarType.Float;
      case BF16 -> ScalarType.BFloat16;
      case FP64 -> ScalarType.Double;
    };
  }

  static Precision precision(org.bytedeco.pytorch.Tensor tensor) {
    // Native code gives another object than the constant of the same value.
    ScalarType type = tensor.scalar_type().intern();
    for (Precision precision : Precision.values()) {
      if (type(precision) == type) {
        return precision;
      }
    }
    throw new IllegalStateException("elements are of type " + type);
  }

  /** What sums are computed in: float64, or float32 on Apple GPUs, which have no float64. */
  static ScalarType sumType(org.bytedeco.pytorch.Tensor tensor) {
    return tensor.is_mps() ? ScalarType.Float : ScalarType.Double;
  }

  static float[] floats(org.bytedeco.pytorch.Tensor tensor) {
    return copied(
        tensor,
        ScalarType.Float,
        host -> {
          FloatBuffer buffer = host.createBuffer();
          float[] data = new float[buffer.remaining()];
          buffer.get(data);
          return data;
        });
  }

  static double[] doubles(org.bytedeco.pytorch.Tensor tensor) {
    return copied(
        tensor,
        ScalarType.Double,
        host -> {
          DoubleBuffer buffer = host.createBuffer();
          double[] data = new double[buffer.remaining()];
          buffer.get(data);
          return data;
        });
  }

  private static <T> T copied(
      org.bytedeco.pytorch.Tensor tensor,
      ScalarType type,
      Function<org.bytedeco.pytorch.Tensor, T> copy) {
    org.bytedeco.pytorch.Tensor host = onHost(tensor, type);
    try {
      return copy.apply(host);
    } finally {
      Reference.reachabilityFence(host); // a buffer does not keep the memory
    }
  }

  private static org.bytedeco.pytorch.Tensor onHost(
      org.bytedeco.pytorch.Tensor tensor, ScalarType type) {
    return tensor.detach().cpu().to(type).contiguous();
  }
}
