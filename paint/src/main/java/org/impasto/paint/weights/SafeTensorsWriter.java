package org.impasto.paint.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.impasto.image.WholeFile;

/** Writes a safetensors file beside its target and moves it into place. */
final class SafeTensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafeTensorsWriter() {}

  static void write(Path file, Map<String, String> metadata, Map<String, ArraySource> arrays)
      throws WeightException {
    if (arrays.containsKey(SafeTensorsHeader.METADATA)) {
      throw new WeightException(
          "an array is named '%s' — safetensors keeps that name for texts — rename the array"
              .formatted(SafeTensorsHeader.METADATA));
    }
    Map<String, ArraySource> sorted = new TreeMap<>(arrays);
    try {
      WholeFile.write(file, true, part -> fill(part, new TreeMap<>(metadata), sorted));
    } catch (WeightException e) {
      throw e;
    } catch (IOException e) {
      throw new WeightException(
          "cannot write %s (%s) — its folder must exist and have room — choose another"
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  private static void fill(Path part, Map<String, String> metadata, Map<String, ArraySource> arrays)
      throws IOException {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer header = header(metadata, arrays);
      while (header.hasRemaining()) {
        out.write(header);
      }
      for (ArraySource array : arrays.values()) {
        array.writeTo(out);
      }
    }
  }

  private static ByteBuffer header(Map<String, String> metadata, Map<String, ArraySource> arrays)
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
      for (Map.Entry<String, ArraySource> entry : arrays.entrySet()) {
        ArraySource array = entry.getValue();
        long end = begin + WeightArray.elements(array.shape()) * array.type().bytes();
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", array.type().name());
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
}
