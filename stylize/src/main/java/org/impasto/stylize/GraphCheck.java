package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a style file in Java and refuses what no style needs, before native code sees it: anything
 * that could reach other files, never end, or take memory without measure.
 */
final class GraphCheck {
  private static final int MOST_NODES = 10_000;
  private static final long LARGEST_SETTING = 1024;
  private static final float LARGEST_SCALE = 64;
  private static final int LARGEST_SHAPE = 100_000_000;
  private static final String WHOLE = "a style file must be whole — get an intact copy";
  private static final Set<String> SIZED =
      Set.of("kernel_shape", "strides", "dilations", "pads", "output_padding", "blocksize");
  private static final Set<String> SHAPE_MAKERS = Set.of("ConstantOfShape", "Expand", "Tile");

  private final String source;
  private final StyleGraph graph;

  private GraphCheck(String source, StyleGraph graph) {
    this.source = source;
    this.graph = graph;
  }

  /** The graph in these bytes, checked. */
  static StyleGraph parse(String source, byte[] bytes) throws StyleException {
    ModelProto model;
    try {
      model = ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new StyleException(
          source, "the file is damaged or no ONNX model (%s) — %s".formatted(brief(e), WHOLE), e);
    }
    if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
      throw new StyleException(
          source, "the file holds no network — a style is an ONNX model — name such a file");
    }
    StyleGraph graph = new StyleGraph(model);
    new GraphCheck(source, graph).check();
    return graph;
  }

  private static String brief(InvalidProtocolBufferException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("truncated") || message.contains("ended unexpectedly")
        ? "it ends too early"
        : "its structure is broken";
  }

  private void check() throws StyleException {
    ModelProto model = graph.model();
    boolean plain =
        model.getFunctionsCount() == 0
            && model.getTrainingInfoCount() == 0
            && model.getGraph().getSparseInitializerCount() == 0;
    require(plain, "it has functions, training steps or sparse arrays");
    require(graph.nodes().size() <= MOST_NODES, graph.nodes().size() + " nodes are too many");
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      check(tensor);
    }
    for (NodeProto node : graph.nodes()) {
      check(node);
    }
    requirePicture("input", graph.inputs());
    requirePicture("output", graph.outputs());
  }

  /** Its bytes must be in the file and as many as its dimensions say. */
  private void check(TensorProto tensor) throws StyleException {
    String name = "the array '%s'".formatted(tensor.getName());
    boolean elsewhere =
        tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
            || tensor.getExternalDataCount() > 0;
    require(!elsewhere, name + " lies in another file");
    Optional<Long> count = TensorValues.count(tensor);
    require(count.isPresent(), name + " has impossible dimensions " + tensor.getDimsList());
    int width = bytesOf(TensorValues.type(tensor));
    long here =
        tensor.hasRawData() && width > 0
            ? tensor.getRawData().size() / width
            : tensor.getFloatDataCount()
                + tensor.getInt32DataCount()
                + tensor.getInt64DataCount()
                + tensor.getDoubleDataCount();
    if (width > 0 && here != count.get()) {
      throw new StyleException(
          source, "%s has %d of its %d values — %s".formatted(name, here, count.get(), WHOLE));
    }
  }

  private static int bytesOf(TensorProto.DataType type) {
    return switch (type) {
      case FLOAT, INT32 -> 4;
      case DOUBLE, INT64 -> 8;
      case FLOAT16 -> 2;
      default -> 0;
    };
  }

  private void check(NodeProto node) throws StyleException {
    String name = "the operator " + node.getOpType();
    boolean standard = node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx");
    require(standard, name + " is of '%s'".formatted(node.getDomain()));
    for (AttributeProto attribute : node.getAttributeList()) {
      boolean nested = attribute.hasG() || attribute.getGraphsCount() > 0;
      require(!nested, name + " branches or loops");
      boolean sized =
          !SIZED.contains(attribute.getName())
              || (within(attribute.getI())
                  && attribute.getIntsList().stream().allMatch(GraphCheck::within));
      require(sized, "%s has %s beyond measure".formatted(name, attribute.getName()));
      if (attribute.hasT()) {
        check(attribute.getT());
      }
      if (attribute.getName().equals("scales")) {
        requireScales(name, attribute.getFloatsList());
      }
    }
    checkConstants(node, name);
  }

  /** Constants that decide sizes. */
  private void checkConstants(NodeProto node, String name) throws StyleException {
    boolean resizes = Set.of("Resize", "Upsample").contains(node.getOpType());
    for (int i = 1; i < node.getInputCount(); i++) {
      Optional<TensorProto> constant = graph.constantInput(node, i);
      Optional<long[]> integers = constant.flatMap(TensorValues::integers);
      Optional<float[]> reals = constant.flatMap(TensorValues::reals);
      if (node.getOpType().equals("Pad") && integers.isPresent()) {
        boolean small = Arrays.stream(integers.get()).allMatch(GraphCheck::within);
        require(small, name + " has pads beyond measure");
      }
      if (resizes && reals.isPresent()) {
        for (float scale : reals.get()) {
          requireScales(name, List.of(scale));
        }
      }
    }
    int shapeAt = node.getOpType().equals("ConstantOfShape") ? 0 : 1;
    Optional<long[]> shape = graph.constantInput(node, shapeAt).flatMap(TensorValues::integers);
    if (SHAPE_MAKERS.contains(node.getOpType()) && shape.isPresent()) {
      double size =
          Arrays.stream(shape.get())
              .mapToDouble(side -> Math.abs((double) side))
              .reduce(1, (a, b) -> a * b);
      require(size <= LARGEST_SHAPE, name + " makes an array beyond measure");
    }
  }

  private static boolean within(long setting) {
    return -LARGEST_SETTING <= setting && setting <= LARGEST_SETTING;
  }

  private void requireScales(String name, List<Float> scales) throws StyleException {
    boolean good = scales.stream().allMatch(s -> s > 0 && s <= LARGEST_SCALE);
    require(good, "%s has scales %s".formatted(name, scales));
  }

  private void require(boolean condition, String otherwise) throws StyleException {
    if (!condition) {
      throw new StyleException(
          source, otherwise + " — a style is one plain network in one file — name such a file");
    }
  }

  /** One float32 tensor of pictures, as far as the file says. */
  private void requirePicture(String what, List<ValueInfoProto> values) throws StyleException {
    String rule = "a style takes and gives pictures, float32 (N, 3, H, W) — name a style";
    if (values.size() != 1) {
      throw new StyleException(
          source, "the network has %d %ss — %s".formatted(values.size(), what, rule));
    }
    boolean fits =
        values.get(0).getType().hasTensorType()
            && Shapes.isPicture(values.get(0).getType().getTensorType());
    if (!fits) {
      throw new StyleException(
          source,
          "the network's %s is %s — %s"
              .formatted(what, Shapes.describe(values.get(0).getType().getTensorType()), rule));
    }
  }
}
