package org.impasto.paint.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors file format: an 8-byte little-endian header length, a JSON header, and the
 * arrays' bytes one after the other. Reading believes nothing the header says before it is checked
 * against the size of the file.
 */
public final class SafeTensors {

  static final int LENGTH_FIELD = 8;
  static final long LARGEST_HEADER = 100_000_000;

  private SafeTensors() {}

  /**
   * Writes arrays as a safetensors file. The same arguments give the same bytes: arrays and
   * metadata are sorted by name. The file appears complete or not at all, and replaces one of the
   * same name.
   *
   * @param file where to write; its folder must exist
   * @param metadata texts about the file (model, source, license …); may be empty
   * @param arrays the arrays by name
   * @param type how elements are stored; {@code F16} halves the file and keeps 11 significant bits
   * @throws WeightException if a finite value does not fit the type, or the file cannot be written
   */
  public static void write(
      Path file, Map<String, String> metadata, Map<String, WeightArray> arrays, ElementType type)
      throws WeightException {
    Map<String, ArraySource> sources = new HashMap<>();
    arrays.forEach((name, array) -> sources.put(name, new EncodedArray(name, array, type)));
    write(file, metadata, sources);
  }

  /** The same for arrays that write themselves; the file may be of any size. */
  public static void write(Path file, Map<String, String> metadata, Map<String, ArraySource> arrays)
      throws WeightException {
    SafeTensorsWriter.write(file, metadata, arrays);
  }

  static Weights parse(String source, String sha256, byte[] file) throws WeightException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int headerLength = headerLength(source, bytes, bytes.capacity());
    int dataStart = LENGTH_FIELD + headerLength;
    SafeTensorsHeader header =
        SafeTensorsHeader.parse(
            source, file, LENGTH_FIELD, headerLength, bytes.capacity() - dataStart);
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (SafeTensorsHeader.Entry entry : header.entries()) {
      arrays.put(entry.name(), array(bytes.position(dataStart + (int) entry.begin()), entry));
    }
    return Weights.of(source, sha256, header.metadata(), arrays);
  }

  /** What {@code head}, the first bytes of a file of {@code size} bytes, says of the header. */
  static int headerLength(String source, ByteBuffer head, long size) throws WeightException {
    if (size < LENGTH_FIELD) {
      throw new WeightException(
          "%s has %d bytes — a safetensors file has at least %d — get the file again"
              .formatted(source, size, LENGTH_FIELD));
    }
    long length = head.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    long most = Math.min(LARGEST_HEADER, size - LENGTH_FIELD);
    if (length < 0 || length > most) {
      throw new WeightException(
          "%s says its header has %s bytes — at most %d fit this file — it is cut or damaged, get it again"
              .formatted(source, Long.toUnsignedString(length), most));
    }
    return (int) length;
  }

  private static WeightArray array(ByteBuffer bytes, SafeTensorsHeader.Entry entry) {
    float[] data = new float[(int) entry.elements()];
    for (int i = 0; i < data.length; i++) {
      data[i] = entry.type().decode(bytes);
    }
    return WeightArray.owning(data, entry.axes());
  }
}
