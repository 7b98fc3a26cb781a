package org.impasto.paint.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Tensors as bytes and buffers, row-major, each element as the processor has it, which on all
 * supported ones is little-endian. They go between native memory and a channel without a copy in
 * the Java heap.
 */
public final class TensorBytes {
  /** Elements at once; a Java buffer holds less than 2³¹ bytes. */
  private static final long LARGEST_PIECE = 8L << 20;

  private TensorBytes() {}

  /** Writes the elements of {@code tensor} in its own precision. */
  public static void write(Tensor tensor, WritableByteChannel out) throws IOException {
    try (Scope scope = Scope.open()) {
      transfer(
          tensor.pointer().detach().cpu().contiguous(),
          piece -> {
            while (piece.hasRemaining()) {
              out.write(piece);
            }
          });
    }
  }

  /**
   * Reads a tensor on the CPU.
   *
   * @throws EOFException if {@code in} ends too early
   */
  public static Tensor read(Precision precision, long[] shape, ReadableByteChannel in)
      throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor tensor = new Tensor(torch.empty(shape).to(Elements.type(precision)));
      transfer(
          tensor.pointer(),
          piece -> {
            while (piece.hasRemaining()) {
              if (in.read(piece) < 0) {
                throw new EOFException("the file ends within an array");
              }
            }
          });
      return scope.keep(tensor);
    }
  }

  /**
   * A float32 tensor on the CPU in the memory of a direct buffer, row-major from its start. The
   * buffer must be there for as long as the tensor is used.
   */
  public static Tensor view(FloatBuffer buffer, long... shape) {
    Libtorch.require();
    Shapes.requireLength(buffer.remaining(), shape);
    return new Tensor(
        torch.from_blob(new FloatPointer(buffer), shape, new TensorOptions(ScalarType.Float)));
  }

  private interface Step {
    void move(ByteBuffer piece) throws IOException;
  }

  /** The memory of {@code tensor} piece by piece; no piece is used after its step. */
  private static void transfer(org.bytedeco.pytorch.Tensor tensor, Step step) throws IOException {
    org.bytedeco.pytorch.Tensor flat = tensor.view(-1);
    for (long from = 0; from < flat.numel(); from += LARGEST_PIECE) {
      long to = Math.min(flat.numel(), from + LARGEST_PIECE);
      // A pointer of its own, as JavaCPP gives no buffer beyond 2³¹ bytes after one's start.
      org.bytedeco.pytorch.Tensor part =
          flat.slice(0, new LongOptional(from), new LongOptional(to), 1);
      step.move(new BytePointer(part.data_ptr()).limit(part.nbytes()).asByteBuffer());
    }
  }
}
