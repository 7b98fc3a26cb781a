package org.impasto.paint.weights;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The two kinds of weight files, told apart by their first bytes, never by their names. */
enum FileFormat {
  KERAS_HDF5,
  SAFETENSORS;

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int LENGTH_FIELD = 8;

  static FileFormat of(String source, byte[] head) throws WeightException {
    if (startsWith(head, HDF5)) {
      return KERAS_HDF5;
    }
    if (head.length > LENGTH_FIELD && head[LENGTH_FIELD] == '{') {
      return SAFETENSORS;
    }
    throw new WeightException(
        "%s is %s — weights are read from Keras HDF5 (.h5) and safetensors files — give one of these"
            .formatted(source, guess(head)));
  }

  private static String guess(byte[] head) {
    if (head.length == 0) {
      return "empty";
    }
    if (startsWith(head, ascii("PK"))) {
      return "a zip file, perhaps a PyTorch checkpoint";
    }
    if (startsWith(head, ascii("version https://git-lfs"))) {
      return "a Git LFS pointer, not the file itself";
    }
    if (startsWith(head, ascii("<"))) {
      return "a web page or XML";
    }
    return "of an unknown kind";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean startsWith(byte[] head, byte[] prefix) {
    return head.length >= prefix.length
        && Arrays.equals(head, 0, prefix.length, prefix, 0, prefix.length);
  }
}
