package org.impasto.stylize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The styles that have a name: those that come with the program, each with a checksum in its index,
 * and those in a folder of the user. Of two with the same name, the user's counts.
 */
public final class StyleLibrary {
  private static final String SUFFIX = ".onnx";
  private static final String INDEX = "index.txt";

  private final Optional<Path> folder;
  private final Resources resources;

  /** Where files that come with the program are read from; null for one that is not there. */
  interface Resources {
    InputStream open(String name);
  }

  /**
   * The styles of the program and of a folder, which need not exist.
   *
   * @param folder where the user's style files are
   */
  public StyleLibrary(Path folder) {
    this(Optional.of(folder), StyleLibrary::resourceOfProgram);
  }

  /** With other files that come with the program, for tests. */
  StyleLibrary(Path folder, Resources resources) {
    this(Optional.of(folder), resources);
  }

  private StyleLibrary(Optional<Path> folder, Resources resources) {
    this.folder = folder;
    this.resources = resources;
  }

  /** The styles of the program alone. */
  public static StyleLibrary shipped() {
    return new StyleLibrary(Optional.empty(), StyleLibrary::resourceOfProgram);
  }

  private static InputStream resourceOfProgram(String name) {
    return StyleLibrary.class.getResourceAsStream("styles/" + name);
  }

  /**
   * All styles: the program's, then the user's, each in alphabetical order.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<StyleEntry> entries() throws IOException {
    Map<String, StyleEntry> entries = new LinkedHashMap<>();
    for (String name : index().keySet()) {
      entries.put(name, entry(name, true));
    }
    for (String name : installed()) {
      entries.remove(name);
      entries.put(name, entry(name, false));
    }
    return List.copyOf(entries.values());
  }

  private StyleEntry entry(String name, boolean shipped) {
    long size = 0;
    try {
      byte[] bytes = bytes(name, shipped);
      size = bytes.length;
      StyleGraph graph = GraphCheck.parse(name, bytes);
      return new StyleEntry(name, shipped, size, StyleMetadata.of(graph.model()), Optional.empty());
    } catch (IOException e) {
      return new StyleEntry(
          name, shipped, size, new StyleMetadata(Map.of()), Optional.of(e.getMessage()));
    }
  }

  /**
   * The style of a name.
   *
   * @throws StyleException if there is none, with the names there are, or it is damaged
   * @throws IOException if the folder cannot be read
   */
  public StyleModel load(String name) throws IOException {
    return StyleModel.parse(name, read(name));
  }

  /**
   * The style file of a name, as it is.
   *
   * @throws StyleException if there is none, with the names there are
   * @throws IOException if it cannot be read
   */
  public byte[] read(String name) throws IOException {
    boolean ofUser = installed().contains(name);
    if (!ofUser && !index().containsKey(name)) {
      String names = entries().stream().map(StyleEntry::name).collect(Collectors.joining(", "));
      throw new StyleException(
          name,
          "there is no such style and no such file — %s — name one, or give a style file"
              .formatted(names.isEmpty() ? "no styles are installed" : "styles are " + names));
    }
    return bytes(name, !ofUser);
  }

  private byte[] bytes(String name, boolean shipped) throws IOException {
    if (!shipped) {
      return StyleModel.bytes(name, folder.orElseThrow().resolve(name + SUFFIX));
    }
    byte[] bytes = resource(name + SUFFIX);
    String expected = index().get(name);
    if (!Sha256.of(bytes).equals(expected)) {
      throw new StyleException(
          name,
          "inside the program it has SHA-256 %s — it must be %s — build or install Impasto again"
              .formatted(Sha256.of(bytes), expected));
    }
    return bytes;
  }

  private byte[] resource(String name) throws IOException {
    try (InputStream in = resources.open(name)) {
      if (in == null) {
        throw new StyleException(
            name, "it is missing from the program — it belongs to it — build or install it again");
      }
      return in.readAllBytes();
    }
  }

  /** Checksum by name; a line of the index is a checksum and a file, as sha256sum prints them. */
  private Map<String, String> index() throws IOException {
    Map<String, String> index = new TreeMap<>();
    for (String line : new String(resource(INDEX), StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.strip().split("\\s+", 2);
      if (parts.length == 2 && parts[1].endsWith(SUFFIX)) {
        index.put(parts[1].substring(0, parts[1].length() - SUFFIX.length()), parts[0]);
      }
    }
    return index;
  }

  private List<String> installed() throws IOException {
    List<String> names = new ArrayList<>();
    if (folder.isPresent() && Files.isDirectory(folder.get())) {
      try (Stream<Path> files = Files.list(folder.get())) {
        files
            .filter(Files::isRegularFile)
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .sorted()
            .forEach(names::add);
      }
    }
    return names;
  }
}
