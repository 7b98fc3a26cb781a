package org.impasto.stylize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trained style, read and checked: a network that makes of a picture one of the same size. Reads
 * our own files and those of others, and says what it had to assume of the latter. Immutable; holds
 * nothing that must be closed.
 */
public final class StyleModel {
  private static final int MOST_BYTES = 512 << 20;
  private static final String FORMAT = "1";

  private final String source;
  private final String sha256;
  private final StyleGraph graph;
  private final StyleMetadata metadata;
  private final Convention convention;
  private final ReceptiveField field;

  private StyleModel(
      String source, byte[] bytes, StyleGraph graph, StyleMetadata metadata, Convention found) {
    this.source = source;
    this.sha256 = Sha256.of(bytes);
    this.graph = found.fixed().isPresent() ? graph : new StyleGraph(Shapes.opened(graph.model()));
    this.metadata = metadata;
    this.convention = found;
    this.field = ReceptiveField.of(this.graph);
  }

  /**
   * Reads a style file.
   *
   * @throws StyleException if it cannot be read, is damaged, or is no network that makes pictures
   *     of pictures
   */
  public static StyleModel read(Path file) throws StyleException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new StyleException(
          file.toString(), "this is a folder — a style is a file — give its name first");
    }
    if (!Files.isRegularFile(file)) {
      throw new StyleException(
          file.toString(),
          "there is no such file — give the name of a style file — check the path");
    }
    try {
      return parse(name, bytes(name, file));
    } catch (StyleException e) {
      throw e;
    } catch (IOException e) {
      throw new StyleException(
          name, "the file cannot be read (%s) — check its permissions".formatted(e), e);
    }
  }

  /** All of a file, if it is not so large that it can be no style. */
  static byte[] bytes(String name, Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new StyleException(
          name,
          "the file is larger than %d MB — styles are a few MB — name a style file"
              .formatted(MOST_BYTES >> 20));
    }
    return Files.readAllBytes(file);
  }

  /**
   * The style in these bytes.
   *
   * @param source its name, for messages
   * @throws StyleException as {@link #read}
   */
  public static StyleModel parse(String source, byte[] bytes) throws StyleException {
    StyleGraph graph = GraphCheck.parse(source, bytes);
    StyleMetadata metadata = StyleMetadata.of(graph.model());
    String format = metadata.entries().getOrDefault("impasto.format", FORMAT);
    if (!format.equals(FORMAT)) {
      throw new StyleException(
          source,
          "the file has format %s — this version reads format %s — use a newer Impasto"
              .formatted(format, FORMAT));
    }
    Optional<ValueRange> stated =
        metadata.isOurs() ? Optional.of(ValueRange.BYTE) : Optional.empty();
    Convention convention = ConventionProbe.of(source, graph, stated);
    return new StyleModel(source, bytes, graph, metadata, convention);
  }

  /** The name to call it by: its own, or that of its file. */
  public String name() {
    return metadata.name().orElse(source.replaceFirst("\\.onnx$", ""));
  }

  /** The file's SHA-256, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** What the file says about itself. */
  public StyleMetadata metadata() {
    return metadata;
  }

  /** The values that the network takes and gives. */
  public ValueRange range() {
    return convention.range();
  }

  /** What the file does not say and was assumed, a line for each; empty for our own. */
  public List<String> assumptions() {
    List<String> lines = new ArrayList<>(convention.assumptions());
    if (!field.known() && convention.fixed().isEmpty()) {
      lines.add(
          "has operators whose reach is unknown here: tiles, if needed, overlap by %d px"
              .formatted(field.halo()));
    }
    return List.copyOf(lines);
  }

  String source() {
    return source;
  }

  StyleGraph graph() {
    return graph;
  }

  Convention convention() {
    return convention;
  }

  ReceptiveField field() {
    return field;
  }
}
