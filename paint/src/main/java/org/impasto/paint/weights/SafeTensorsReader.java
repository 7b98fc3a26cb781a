package org.impasto.paint.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * A safetensors file of any size, read one array at a time. The header is checked against the size
 * of the file before anything else is read.
 */
public final class SafeTensorsReader implements Closeable {
  private final Path file;
  private final FileChannel in;
  private final SafeTensorsHeader header;
  private final long dataStart;

  /** Takes the arrays of a file. */
  public interface Receiver {
    /** Reads exactly the elements of this shape and type, row-major and little-endian. */
    void receive(String name, ElementType type, long[] shape, ReadableByteChannel in)
        throws IOException;
  }

  private SafeTensorsReader(Path file, FileChannel in) throws IOException {
    this.file = file;
    this.in = in;
    String source = String.valueOf(file.getFileName());
    long size = in.size();
    ByteBuffer length = ByteBuffer.wrap(read(Math.min(SafeTensors.LENGTH_FIELD, size)));
    byte[] text = read(SafeTensors.headerLength(source, length, size));
    this.dataStart = SafeTensors.LENGTH_FIELD + (long) text.length;
    this.header = SafeTensorsHeader.parse(source, text, 0, text.length, size - dataStart);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws WeightException if it cannot be read, or its header is damaged
   */
  public static SafeTensorsReader open(Path file) throws WeightException {
    FileBytes.requireFile(file);
    try {
      FileChannel in = FileChannel.open(file);
      try {
        return new SafeTensorsReader(file, in);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  /** What the file says about itself; empty if it says nothing. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * Hands every array to {@code receiver}, in the order of the file.
   *
   * @throws WeightException if the file cannot be read
   */
  public void readArrays(Receiver receiver) throws WeightException {
    try {
      for (SafeTensorsHeader.Entry entry : header.entries()) {
        in.position(dataStart + entry.begin());
        receiver.receive(entry.name(), entry.type(), entry.axes(), in);
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  private byte[] read(long bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw new EOFException("it became shorter while it was read");
      }
    }
    return buffer.array();
  }

  @Override
  public void close() throws WeightException {
    try {
      in.close();
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }
}
