package org.impasto.paint.iterative;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.tensor.TensorBytes;
import org.impasto.paint.weights.ArraySource;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.WeightException;

/** A tensor as an array of a safetensors file, in its own precision. */
record TensorSource(Tensor tensor) implements ArraySource {
  @Override
  public ElementType type() {
    return switch (tensor.precision()) {
      case FP32 -> ElementType.F32;
      case BF16 -> ElementType.BF16;
      case FP64 -> ElementType.F64;
    };
  }

  @Override
  public long[] shape() {
    return tensor.shape();
  }

  @Override
  public void writeTo(WritableByteChannel out) throws IOException {
    TensorBytes.write(tensor, out);
  }

  /** Reads what {@link #writeTo} wrote, to the CPU. */
  static Tensor read(ElementType type, long[] shape, ReadableByteChannel in) throws IOException {
    Precision precision =
        switch (type) {
          case F32 -> Precision.FP32;
          case BF16 -> Precision.BF16;
          case F64 -> Precision.FP64;
          case F16 -> throw new WeightException("tensors are never stored as " + type);
        };
    return TensorBytes.read(precision, shape, in);
  }
}
