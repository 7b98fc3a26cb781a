package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Native buffers that are used again: as many as threads need at once. */
final class BufferPool {
  private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

  /** A buffer for so many values of float32, in native order; one that is too small is let go. */
  ByteBuffer take(int values) {
    int bytes = Math.multiplyExact(Float.BYTES, values);
    ByteBuffer buffer = idle.poll();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return buffer.clear().limit(bytes);
  }

  /** Takes a buffer back. */
  void give(ByteBuffer buffer) {
    idle.push(buffer);
  }
}
