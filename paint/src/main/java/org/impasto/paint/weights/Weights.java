package org.impasto.paint.weights;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The named float32 arrays of one weight file, with what is known about that file. Immutable. */
public final class Weights {

  private static final int NAMES_IN_MESSAGES = 4;

  private final String source;
  private final String sha256;
  private final Map<String, String> metadata;
  private final Map<String, WeightArray> arrays;

  private Weights(
      String source, String sha256, Map<String, String> metadata, Map<String, WeightArray> arrays) {
    this.source = source;
    this.sha256 = sha256;
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * Reads a weight file of at most 2 GB: Keras HDF5 or safetensors, told apart by their contents.
   *
   * @throws WeightException if the file cannot be read, is of another kind, or is damaged
   */
  public static Weights read(Path file) throws WeightException {
    String source = String.valueOf(file.getFileName());
    FileFormat.of(source, FileBytes.head(file)); // before a large file of another kind is read
    return parse(source, FileBytes.all(file));
  }

  /**
   * Reads the bytes of a weight file, such as one embedded in a jar.
   *
   * @param source the file's name, for messages and provenance
   * @param file all its bytes
   * @throws WeightException if they are of another kind, or damaged
   */
  public static Weights parse(String source, byte[] file) throws WeightException {
    FileFormat format = FileFormat.of(source, file);
    String sha256 = Checksum.of(Checksum.Algorithm.SHA256, file);
    return switch (format) {
      case KERAS_HDF5 -> KerasHdf5.parse(source, sha256, file);
      case SAFETENSORS -> SafeTensors.parse(source, sha256, file);
    };
  }

  /**
   * Weights made in memory.
   *
   * @param source the file name, for messages and provenance
   * @param sha256 the SHA-256 of the file's bytes, 64 hexadecimal digits, lower case
   * @param metadata what the file says about itself; may be empty
   * @param arrays the arrays by name; their order is kept
   */
  public static Weights of(
      String source, String sha256, Map<String, String> metadata, Map<String, WeightArray> arrays) {
    Checksum.sha256(sha256); // checks its form
    return new Weights(source, sha256, metadata, arrays);
  }

  /** The array of that name; where there is none, the message names the file and what it has. */
  public WeightArray get(String name) throws WeightException {
    WeightArray array = arrays.get(name);
    if (array == null) {
      String first =
          arrays.keySet().stream().limit(NAMES_IN_MESSAGES).collect(Collectors.joining(", "));
      throw new WeightException(
          "no array '%s' in %s — it has %d: %s%s — use the weights of the network asked for"
              .formatted(
                  name,
                  source,
                  arrays.size(),
                  first.isEmpty() ? "none" : first,
                  arrays.size() > NAMES_IN_MESSAGES ? ", …" : ""));
    }
    return array;
  }

  /** Whether there is an array of that name. */
  public boolean contains(String name) {
    return arrays.containsKey(name);
  }

  /** The names of all arrays, in the order of the file. */
  public Set<String> names() {
    return arrays.keySet();
  }

  /** What the file says about itself (model, source, license …); empty if it says nothing. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The SHA-256 of the file's bytes: 64 hexadecimal digits, lower case. */
  public String sha256() {
    return sha256;
  }

  /** The file's name without its folder, for messages and provenance. */
  public String source() {
    return source;
  }
}
