package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ONNX graph with what is asked of it again and again. Immutable. */
final class StyleGraph {
  private static final int DEEPEST_CONSTANT = 8;
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

  private final ModelProto model;
  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  StyleGraph(ModelProto model) {
    this.model = model;
    model.getGraph().getInitializerList().forEach(each -> constants.put(each.getName(), each));
    for (NodeProto node : nodes()) {
      node.getOutputList().forEach(output -> producers.put(output, node));
      node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum));
      if (node.getOpType().equals("Constant")) {
        attribute(node, "value").ifPresent(value -> constants.put(node.getOutput(0), value.getT()));
      }
    }
    model.getGraph().getOutputList().forEach(out -> uses.merge(out.getName(), 1, Integer::sum));
  }

  ModelProto model() {
    return model;
  }

  private GraphProto graph() {
    return model.getGraph();
  }

  List<NodeProto> nodes() {
    return graph().getNodeList();
  }

  /** What goes in, without constants, which old files list too. */
  List<ValueInfoProto> inputs() {
    return graph().getInputList().stream()
        .filter(input -> !constants.containsKey(input.getName()))
        .toList();
  }

  /** The name of the picture that goes in. */
  String picture() {
    return inputs().get(0).getName();
  }

  /** The name of the picture that comes out. */
  String result() {
    return outputs().get(0).getName();
  }

  List<ValueInfoProto> outputs() {
    return graph().getOutputList();
  }

  Optional<NodeProto> producer(String name) {
    return Optional.ofNullable(producers.get(name));
  }

  /** How many nodes and outputs need this tensor. */
  int uses(String name) {
    return uses.getOrDefault(name, 0);
  }

  /** The version of the standard operators. */
  long opset() {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(set -> set.getVersion())
        .max()
        .orElse(1);
  }

  /** The constant behind a name, through casts and identities, which keep shape and values. */
  Optional<TensorProto> constant(String name) {
    String at = name;
    for (int depth = 0; depth < DEEPEST_CONSTANT; depth++) {
      if (constants.containsKey(at)) {
        return Optional.of(constants.get(at));
      }
      NodeProto node = producers.get(at);
      if (node == null || !List.of("Cast", "Identity").contains(node.getOpType())) {
        return Optional.empty();
      }
      at = node.getInput(0);
    }
    return Optional.empty();
  }

  /**
   * The real numbers behind a name, if they are constant, and float32 where they are used, whatever
   * they are stored as: what is computed from them can then take their place.
   */
  Optional<float[]> reals(String name) {
    return isFloat(name) ? constant(name).flatMap(TensorValues::reals) : Optional.empty();
  }

  private boolean isFloat(String name) {
    NodeProto node = producers.get(name);
    if (node != null && node.getOpType().equals("Identity")) {
      return isFloat(node.getInput(0));
    }
    if (node != null && node.getOpType().equals("Cast")) {
      return attribute(node, "to").filter(to -> to.getI() == FLOAT).isPresent();
    }
    return constants.containsKey(name) && constants.get(name).getDataType() == FLOAT;
  }

  /** The constant input {@code index} of a node, if it has one. */
  Optional<TensorProto> constantInput(NodeProto node, int index) {
    return node.getInputCount() > index && !node.getInput(index).isEmpty()
        ? constant(node.getInput(index))
        : Optional.empty();
  }

  static Optional<AttributeProto> attribute(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  /** One of the whole numbers of an attribute, or what counts without it. */
  static long number(NodeProto node, String name, int index, long otherwise) {
    return attribute(node, name)
        .filter(a -> a.getIntsCount() > index)
        .map(a -> a.getInts(index))
        .orElse(otherwise);
  }
}
