package org.impasto.stylize;

import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.image.Tiling;

/** How a picture was made, as the JSON that goes into its file, so that it can be made again. */
final class Provenance {
  private Provenance() {}

  /**
   * What becomes part of {@code photo}.
   *
   * @param strokes in how many sizes it is painted
   * @param tiling whole or in what tiles; whole too for networks of one size, whose tiles are
   *     theirs
   */
  static String of(
      StyleModel style,
      StylizeOptions options,
      int strokes,
      StylePrecision precision,
      Tiling tiling,
      PackedPicture photo) {
    Map<String, Object> of = new LinkedHashMap<>();
    of.put("name", style.name());
    of.put("sha256", style.sha256());
    of.put("metadata", style.metadata().entries());
    Map<String, Object> how = new LinkedHashMap<>();
    how.put("strength", options.strength());
    how.put("colors", options.colors().name());
    how.put("strokes", strokes);
    how.put("precision", precision.name());
    how.put("tiling", tiling.label());
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("program", "impasto");
    made.put("version", version());
    made.put("method", "feed-forward");
    made.put("content", Map.of("pixelsSha256", photo.sha256()));
    made.put("style", of);
    made.put("options", how);
    StringBuilder json = new StringBuilder();
    append(json, made);
    return json.toString();
  }

  private static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static void append(StringBuilder json, Object value) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.append(separator);
        quote(json, String.valueOf(entry.getKey()));
        json.append(':');
        append(json, entry.getValue());
        separator = ",";
      }
      json.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof Number) {
      json.append(value);
    } else {
      quote(json, String.valueOf(value));
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
