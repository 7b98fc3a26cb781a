package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** Writes nodes and constants into a graph that is being changed, under names of their own. */
final class NodeWriter {
  private final GraphProto.Builder graph;
  private final String prefix;
  private int count;

  /** Names begin with {@code prefix}. */
  NodeWriter(GraphProto.Builder graph, String prefix) {
    this.graph = graph;
    this.prefix = prefix;
  }

  /** A name that no other tensor has. */
  private String fresh() {
    return prefix + count++;
  }

  void add(NodeProto node) {
    graph.addNode(node);
  }

  /** A node with one output of a new name, which is returned. */
  String node(String operator, String... inputs) {
    String output = fresh();
    named(output, operator, inputs);
    return output;
  }

  /** A node with one output of the given name. */
  void named(String output, String operator, String... inputs) {
    graph.addNode(node(output, operator, Arrays.asList(inputs)));
  }

  private static NodeProto.Builder node(String output, String operator, List<String> inputs) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
  }

  /** A constant (1, C, 1, 1). */
  String perChannel(float[] values) {
    return constant(TensorValues.of(fresh(), List.of(1L, (long) values.length, 1L, 1L), values));
  }

  /** A constant of any shape. */
  String constant(TensorProto tensor) {
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  /** A constant float32 array. */
  String array(List<Long> dimensions, float[] values) {
    return constant(TensorValues.of(fresh(), dimensions, values));
  }

  /** The same values as another type. */
  void cast(String output, String input, DataType type) {
    graph.addNode(node(output, "Cast", List.of(input)).addAttribute(whole("to", type.getNumber())));
  }

  /** The end of a range that leaves out so many at the end. */
  static long before(long last) {
    return last == 0 ? Long.MAX_VALUE : -last;
  }

  /** The part of a tensor from {@code starts} to {@code ends} along {@code axes}. */
  String part(String input, long[] axes, long[] starts, long[] ends) {
    return node(
        "Slice",
        input,
        constant(TensorValues.of(fresh(), starts)),
        constant(TensorValues.of(fresh(), ends)),
        constant(TensorValues.of(fresh(), axes)));
  }

  /** The same values in another shape. */
  String reshaped(String input, long... shape) {
    return node("Reshape", input, constant(TensorValues.of(fresh(), shape)));
  }

  /** With its edge repeated; {@code border} is how often, at the beginnings, then at the ends. */
  String edged(String input, long... border) {
    String output = fresh();
    graph.addNode(
        node(output, "Pad", List.of(input, constant(TensorValues.of(fresh(), border))))
            .addAttribute(text("mode", "edge")));
    return output;
  }

  /** Several tensors, one after the other along {@code axis}. */
  String joined(long axis, String... inputs) {
    String output = fresh();
    graph.addNode(node(output, "Concat", Arrays.asList(inputs)).addAttribute(whole("axis", axis)));
    return output;
  }

  /** Groups of {@code side}² channels become squares of so many pixels. */
  void depthToSpace(String output, String input, long side) {
    graph.addNode(
        node(output, "DepthToSpace", List.of(input)).addAttribute(whole("blocksize", side)));
  }

  private static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }
}
