package org.impasto.paint.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, checked: the arrays lie one after the other, without gaps
 * or overlaps, and fill the data exactly.
 *
 * @param metadata the texts under {@code __metadata__}
 * @param entries the arrays in the order of their bytes
 */
record SafeTensorsHeader(Map<String, String> metadata, List<SafeTensorsHeader.Entry> entries) {

  static final String METADATA = "__metadata__";

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /** One array: its bytes are {@code begin} (included) to {@code end} (excluded) of the data. */
  record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {

    /** The number of elements the shape holds, or -1 if it holds no possible number. */
    long elements() {
      return WeightArray.elements(axes());
    }

    long[] axes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }

  static SafeTensorsHeader parse(
      String source, byte[] file, int offset, int length, long dataLength) throws WeightException {
    try (JsonParser json = JSON.createParser(text(file, offset, length))) {
      SafeTensorsHeader header = object(json);
      header.check(dataLength);
      return header;
    } catch (IOException e) {
      String what =
          e instanceof WeightException ? e.getMessage() : "not JSON in UTF-8: " + Reason.of(e);
      throw new WeightException(
          "%s has a bad safetensors header (%s) — the file is damaged — get it again"
              .formatted(source, what),
          e);
    }
  }

  /** Strictly, where Jackson's own decoding of bytes may replace what is not UTF-8. */
  private static String text(byte[] file, int offset, int length) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(file, offset, length))
        .toString();
  }

  private static SafeTensorsHeader object(JsonParser json) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    expect(json, json.nextToken(), JsonToken.START_OBJECT, "the header");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(json, json.nextToken(), JsonToken.START_OBJECT, name);
      if (name.equals(METADATA)) {
        readMetadata(json, metadata);
      } else {
        entries.add(readEntry(json, name));
      }
    }
    if (json.nextToken() != null) {
      throw new WeightException("something follows the JSON object");
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return new SafeTensorsHeader(metadata, entries);
  }

  private static void readMetadata(JsonParser json, Map<String, String> metadata)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      expect(json, json.nextToken(), JsonToken.VALUE_STRING, METADATA + "." + key);
      metadata.put(key, json.getText());
    }
  }

  private static Entry readEntry(JsonParser json, String name) throws IOException {
    ElementType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "dtype" -> {
          expect(json, value, JsonToken.VALUE_STRING, name + ".dtype");
          type = elementType(name, json.getText());
        }
        case "shape" -> shape = integers(json, value, name + ".shape");
        case "data_offsets" -> offsets = integers(json, value, name + ".data_offsets");
        default -> json.skipChildren();
      }
    }
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new WeightException("'%s' lacks dtype, shape or two data_offsets".formatted(name));
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static ElementType elementType(String name, String text) throws WeightException {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new WeightException(
        "'%s' is %s, and only F16, BF16, F32 and F64 are read".formatted(name, text));
  }

  private static List<Long> integers(JsonParser json, JsonToken start, String what)
      throws IOException {
    expect(json, start, JsonToken.START_ARRAY, what);
    List<Long> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
      values.add(json.getLongValue());
    }
    return List.copyOf(values);
  }

  private static void expect(JsonParser json, JsonToken found, JsonToken wanted, String what)
      throws IOException {
    if (found != wanted) {
      throw new WeightException(
          "%s is %s where %s belongs, at character %d"
              .formatted(what, found, wanted, json.currentTokenLocation().getCharOffset()));
    }
  }

  private void check(long dataLength) throws WeightException {
    long position = 0;
    for (Entry entry : entries) {
      long elements = entry.elements();
      if (elements < 0) {
        throw new WeightException(
            "'%s' has the impossible shape %s".formatted(entry.name(), entry.shape()));
      }
      if (entry.begin() != position || entry.end() < position || entry.end() > dataLength) {
        throw new WeightException(
            "'%s' lies at bytes %d to %d, but the array before it ends at %d and the data at %d"
                .formatted(entry.name(), entry.begin(), entry.end(), position, dataLength));
      }
      long bytes = entry.end() - entry.begin();
      if (bytes % entry.type().bytes() != 0 || bytes / entry.type().bytes() != elements) {
        throw new WeightException(
            "'%s' has %d bytes, but shape %s of %s needs another number"
                .formatted(entry.name(), bytes, entry.shape(), entry.type()));
      }
      position = entry.end();
    }
    if (position != dataLength) {
      throw new WeightException(
          "the arrays end at byte %d, the data at byte %d".formatted(position, dataLength));
    }
  }
}
