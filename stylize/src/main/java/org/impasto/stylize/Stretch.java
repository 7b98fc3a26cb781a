package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a network that all tiles of a picture go through before the next part begins.
 *
 * @param from the tensors that it begins with
 * @param measured the tensor whose statistics it finds, or, of the last, the network's result
 * @param kept the tensors that it keeps, for those that come after
 * @param next the tensors that the one after it begins with
 * @param halo how many pixels beyond a tile it sees, a multiple of the network's stride
 */
record Stretch(List<String> from, String measured, List<String> kept, List<String> next, int halo) {

  /** What goes into such a part and comes out in float16 has a name of its own. */
  private static final String HALF = "impasto.half.";

  /** What both goes in and comes out, too. */
  private static final String SAME = "impasto.same.";

  private static final long WEIGHTS_MAY_BE_NO_INPUTS = 4; // since this version of the format

  /**
   * A network in such parts: one that ends at each normalization, and the rest.
   *
   * @param measured the tensors that are normalized, in order
   * @param cuts where it can be interrupted
   * @param most how many values for each pixel may be kept at one of these
   * @return one for each of {@code measured}, and the last
   */
  static List<Stretch> along(
      StyleGraph graph, ReceptiveField field, List<String> measured, List<Cut> cuts, double most) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      int position = i;
      graph.nodes().get(i).getOutputList().forEach(name -> positions.put(name, position));
    }
    List<Stretch> all = new ArrayList<>();
    Cut at = cuts.get(0);
    int seen = 0;
    for (String each : measured) {
      Cut next = at;
      while (seen < cuts.size() && cuts.get(seen).position() <= positions.getOrDefault(each, -1)) {
        next = cuts.get(seen).size() <= most ? cuts.get(seen) : next;
        seen++;
      }
      all.add(between(field, at, each, next));
      at = next;
    }
    all.add(between(field, at, graph.result(), at));
    return all;
  }

  private static Stretch between(ReceptiveField field, Cut at, String measured, Cut next) {
    Set<String> had = new HashSet<>(at.tensors());
    List<String> kept = next.tensors().stream().filter(name -> !had.contains(name)).toList();
    List<String> made = new ArrayList<>(kept);
    made.add(measured);
    int halo = field.halo(at.tensors(), made);
    return new Stretch(at.tensors(), measured, kept, next.tensors(), halo);
  }

  /** All tensors that go in and come out. */
  List<String> tensors() {
    List<String> all = new ArrayList<>(from);
    all.addAll(kept);
    all.add(measured);
    return all;
  }

  /** Its network. */
  ModelProto model(StyleGraph graph, boolean half) {
    return model(graph, from, List.of(measured), kept, half);
  }

  /** What {@link #measured} is called where it comes out. */
  String measuredName() {
    return exactName(measured, from);
  }

  private static String exactName(String tensor, List<String> from) {
    return from.contains(tensor) ? SAME + tensor : tensor;
  }

  /** What a tensor is called, going in or coming out, where it is kept. */
  static String keptName(String tensor, boolean half) {
    return half ? HALF + tensor : tensor;
  }

  /**
   * The part of a network from some tensors to others.
   *
   * @param exact what comes out in float32
   * @param kept what comes out as {@link #keptName}
   * @param half whether {@code kept}, and what goes in but the picture, are in float16
   */
  static ModelProto model(
      StyleGraph graph, List<String> from, List<String> exact, List<String> kept, boolean half) {
    ModelProto.Builder model = graph.model().toBuilder();
    model.setIrVersion(Math.max(WEIGHTS_MAY_BE_NO_INPUTS, model.getIrVersion()));
    GraphProto.Builder part = model.getGraphBuilder();
    part.clearNode().clearInput().clearOutput().clearValueInfo();
    NodeWriter writer = new NodeWriter(part, "impasto.part.");
    for (String input : from) {
      boolean cast = half && !input.equals(graph.picture());
      part.addInput(tensor(keptName(input, cast), cast));
      if (cast) {
        writer.cast(input, keptName(input, true), DataType.FLOAT);
      }
    }
    Set<String> wanted = new LinkedHashSet<>(exact);
    wanted.addAll(kept);
    Set<NodeProto> needed = needed(graph, new HashSet<>(from), wanted);
    graph.nodes().stream().filter(needed::contains).forEach(writer::add);
    Set<String> outputs = new LinkedHashSet<>();
    for (String name : exact) {
      outputs.add(exactName(name, from));
      if (from.contains(name)) {
        writer.named(exactName(name, from), "Identity", name);
      }
    }
    if (half) {
      kept.forEach(name -> writer.cast(keptName(name, true), name, DataType.FLOAT16));
      kept.forEach(name -> part.addOutput(tensor(keptName(name, true), true)));
    } else {
      outputs.addAll(kept);
    }
    outputs.forEach(name -> part.addOutput(tensor(name, false)));
    return model.build();
  }

  private static Set<NodeProto> needed(StyleGraph graph, Set<String> given, Set<String> wanted) {
    Set<NodeProto> needed = new HashSet<>();
    Set<String> names = new HashSet<>(wanted);
    for (int i = graph.nodes().size() - 1; i >= 0; i--) {
      NodeProto node = graph.nodes().get(i);
      boolean makes =
          node.getOutputList().stream()
              .anyMatch(output -> names.contains(output) && !given.contains(output));
      if (makes) {
        needed.add(node);
        names.addAll(node.getInputList());
      }
    }
    return needed;
  }

  private static ValueInfoProto tensor(String name, boolean half) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int axis = 0; axis < 4; axis++) {
      shape.addDim(Dimension.newBuilder().setDimParam(name + ".d" + axis));
    }
    DataType type = half ? DataType.FLOAT16 : DataType.FLOAT;
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
