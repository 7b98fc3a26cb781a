package org.impasto.paint.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes a safetensors file beside its target and moves it into place. */
final class SafeTensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafeTensorsWriter() {}

  static void write(
      Path file, Map<String, String> metadata, Map<String, WeightArray> arrays, ElementType type)
      throws WeightException {
    Map<String, WeightArray> sorted = new TreeMap<>(arrays);
    check(sorted, type);
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel out =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(out, header(new TreeMap<>(metadata), sorted, type));
        for (WeightArray array : sorted.values()) {
          writeFully(out, encoded(array, type));
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new WeightException(
          "cannot write %s (%s) — its folder must exist and have room — choose another"
              .formatted(file, Reason.of(e)),
          e);
    } finally {
      Leftovers.delete(part);
    }
  }

  private static void check(Map<String, WeightArray> arrays, ElementType type)
      throws WeightException {
    for (Map.Entry<String, WeightArray> entry : arrays.entrySet()) {
      if (entry.getKey().equals(SafeTensorsHeader.METADATA)) {
        throw new WeightException(
            "an array is named '%s' — safetensors keeps that name for texts — rename the array"
                .formatted(entry.getKey()));
      }
      long bytes = entry.getValue().size() * type.bytes();
      if (bytes > Integer.MAX_VALUE) {
        throw new WeightException(
            "array '%s' needs %d bytes as %s — at most %d are written — use a smaller type"
                .formatted(entry.getKey(), bytes, type, Integer.MAX_VALUE));
      }
      for (float value : entry.getValue().shared()) {
        if (!type.holds(value)) {
          throw new WeightException(
              "array '%s' holds %s — %s cannot store it — write F32"
                  .formatted(entry.getKey(), value, type));
        }
      }
    }
  }

  private static ByteBuffer header(
      Map<String, String> metadata, Map<String, WeightArray> arrays, ElementType type)
      throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(SafeTensorsHeader.METADATA);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long begin = 0;
      for (Map.Entry<String, WeightArray> entry : arrays.entrySet()) {
        WeightArray array = entry.getValue();
        long end = begin + array.size() * type.bytes();
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", type.name());
        writeIntegers(json, "shape", array.shape());
        writeIntegers(json, "data_offsets", begin, end);
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    }
    while (text.size() % ALIGNMENT != 0) {
      text.write(' ');
    }
    return ByteBuffer.allocate(SafeTensors.LENGTH_FIELD + text.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.size())
        .put(text.toByteArray())
        .flip();
  }

  private static void writeIntegers(JsonGenerator json, String name, long... values)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  private static ByteBuffer encoded(WeightArray array, ElementType type) {
    ByteBuffer out =
        ByteBuffer.allocate((int) array.size() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : array.shared()) {
      type.encode(value, out);
    }
    return out.flip();
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
