package org.impasto.paint.weights;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** An array on its way to a safetensors file. It may be of any size, as it writes itself. */
public interface ArraySource {
  /** How its elements are stored. */
  ElementType type();

  /** The length of each axis. */
  long[] shape();

  /** Writes exactly the elements of this shape and type, row-major and little-endian. */
  void writeTo(WritableByteChannel out) throws IOException;
}
