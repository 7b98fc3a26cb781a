package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Native buffers that are used again: as many as threads need at once. */
final class BufferPool {
  private final ConcurrentLinkedDeque<FloatBuffer> idle = new ConcurrentLinkedDeque<>();

  /** An empty buffer with a limit of {@code values}; one that is too small is let go. */
  FloatBuffer take(int values) {
    FloatBuffer buffer = idle.poll();
    if (buffer == null || buffer.capacity() < values) {
      buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(4, values))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return buffer.clear().limit(values);
  }

  /** Takes a buffer back. */
  void give(FloatBuffer buffer) {
    idle.push(buffer);
  }
}
