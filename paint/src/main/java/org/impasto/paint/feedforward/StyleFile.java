package org.impasto.paint.feedforward;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.impasto.image.WholeFile;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.WeightArray;

/**
 * A trained style in a file, with all that tells how it was made. The file is an ONNX model that
 * any ONNX runtime can use; {@link #read} only knows those that {@link #write} wrote.
 *
 * @param style the network's arrays
 * @param metadata its properties by name; see {@link TrainingRecord}
 */
public record StyleFile(TrainedStyle style, Map<String, String> metadata) {
  private static final long LARGEST = 64L << 20;

  /** Copies the map. */
  public StyleFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Writes it in one piece.
   *
   * @param type how arrays are stored; {@link ElementType#F16} halves the file, and changes no
   *     color by more than two steps of 255
   */
  public void write(Path file, ElementType type) throws IOException {
    if (type != ElementType.F16 && type != ElementType.F32) {
      throw new IllegalArgumentException(
          "arrays are to be stored as %s; it must be F16 or F32".formatted(type));
    }
    byte[] bytes = OnnxExport.model(style, metadata, type).toByteArray();
    WholeFile.write(file, true, part -> Files.write(part, bytes));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is no such file, or damaged
   */
  public static StyleFile read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw refused(file.toString(), "it is too large");
    }
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /** The same of the bytes of a file; {@code source} names it in messages. */
  public static StyleFile parse(String source, byte[] bytes) throws IOException {
    ModelProto model;
    try {
      model = ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw refused(source, "it is no ONNX model, or damaged");
    }
    Map<String, TensorProto> stored = new HashMap<>();
    model.getGraph().getInitializerList().forEach(t -> stored.put(t.getName(), t));
    for (TransformerWidth width : TransformerWidth.values()) {
      if (fits(stored, TransformerNet.shapes(width))) {
        return new StyleFile(style(source, width, stored), metadata(model));
      }
    }
    throw refused(source, "its arrays are not those of a transformer network");
  }

  /**
   * The style in a model, if its graph is to the last node and number what {@link #write} makes of
   * that style; empty for all others, whatever they are called.
   */
  public static Optional<TrainedStyle> exactly(byte[] model) {
    try {
      TrainedStyle style = parse("model", model).style();
      GraphProto graph = ModelProto.parseFrom(model).getGraph();
      for (ElementType type : List.of(ElementType.F16, ElementType.F32)) {
        GraphProto own = OnnxExport.model(style, Map.of(), type).getGraph();
        if (own.getNodeList().equals(graph.getNodeList())
            && own.getInitializerList().equals(graph.getInitializerList())) {
          return Optional.of(style);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(Map<String, TensorProto> stored, Map<String, long[]> shapes) {
    return shapes.entrySet().stream()
        .allMatch(
            wanted -> {
              TensorProto found = stored.get(wanted.getKey());
              return found != null
                  && Arrays.equals(
                      found.getDimsList().stream().mapToLong(Long::longValue).toArray(),
                      wanted.getValue());
            });
  }

  private static TrainedStyle style(
      String source, TransformerWidth width, Map<String, TensorProto> stored) throws IOException {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, long[]> wanted : TransformerNet.shapes(width).entrySet()) {
      TensorProto tensor = stored.get(wanted.getKey());
      ElementType type =
          tensor.getDataType() == TensorProto.DataType.FLOAT16_VALUE
              ? ElementType.F16
              : ElementType.F32;
      float[] values = type.decode(tensor.getRawData().toByteArray());
      if (values.length != Arrays.stream(wanted.getValue()).reduce(1, (a, b) -> a * b)) {
        throw refused(source, "array " + wanted.getKey() + " is cut off");
      }
      arrays.put(wanted.getKey(), new WeightArray(values, wanted.getValue()));
    }
    return new TrainedStyle(width, arrays);
  }

  private static Map<String, String> metadata(ModelProto model) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (StringStringEntryProto entry : model.getMetadataPropsList()) {
      metadata.put(entry.getKey(), entry.getValue());
    }
    return metadata;
  }

  private static IOException refused(String file, String reason) {
    return new IOException(
        "%s: %s — give a style that 'impasto train' wrote".formatted(file, reason));
  }
}
