package org.impasto.image.container;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.stream.ImageInputStream;

/** Small steps on bytes that the container walkers share. */
final class Bytes {
  private Bytes() {}

  static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  static byte[] after(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
  }

  /** The index of the first zero byte from {@code from} on, or -1. */
  static int zero(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Inflates a zlib stream; null when it is broken or larger than a block may be. */
  static byte[] inflate(byte[] zlib) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(zlib);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 || out.size() + count > Contents.MAX_BLOCK) {
          return null;
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }

  /** Fails unless the file reaches at least to {@code end}. */
  static void requireLength(ImageInputStream in, long end, String what) throws IOException {
    if (in.length() < end) {
      throw new EOFException(
          what + " reaches to byte " + end + " but the file has only " + in.length());
    }
  }
}
