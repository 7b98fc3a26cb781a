package org.impasto.paint.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/**
 * A float32 array that is encoded as it is written.
 *
 * @param name for messages
 */
record EncodedArray(String name, WeightArray array, ElementType type) implements ArraySource {
  private static final int PIECE = 1 << 20;

  @Override
  public long[] shape() {
    return array.shape();
  }

  @Override
  public void writeTo(WritableByteChannel out) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : array.shared()) {
      if (!type.holds(value)) {
        throw new WeightException(
            "array '%s' holds %s — %s cannot store it — write F32".formatted(name, value, type));
      }
      type.encode(value, piece);
      if (!piece.hasRemaining()) {
        drain(piece, out);
      }
    }
    drain(piece, out);
  }

  private static void drain(ByteBuffer piece, WritableByteChannel out) throws IOException {
    piece.flip();
    while (piece.hasRemaining()) {
      out.write(piece);
    }
    piece.clear();
  }
}
