package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a style file says about itself: keys and values as they are in the file, in alphabetical
 * order. Ours begin with {@code impasto.}; others are kept, missing ones tolerated.
 */
public record StyleMetadata(Map<String, String> entries) {
  private static final String PREFIX = "impasto.";

  public StyleMetadata {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  static StyleMetadata of(ModelProto model) {
    Map<String, String> entries = new TreeMap<>();
    model.getMetadataPropsList().forEach(each -> entries.put(each.getKey(), each.getValue()));
    return new StyleMetadata(entries);
  }

  /** Whether the file was written by this project, and so follows its conventions. */
  public boolean isOurs() {
    return ours("format").isPresent();
  }

  /** The name to call it by. */
  public Optional<String> name() {
    return ours("name");
  }

  /** The title of the picture that the style is of. */
  public Optional<String> title() {
    return ours("title");
  }

  /** The license of the style. */
  public Optional<String> license() {
    return ours("license");
  }

  /** How good it is, as measured when it was made. */
  public Optional<String> objective() {
    return ours("objective");
  }

  private Optional<String> ours(String key) {
    return Optional.ofNullable(entries.get(PREFIX + key)).filter(value -> !value.isBlank());
  }
}
