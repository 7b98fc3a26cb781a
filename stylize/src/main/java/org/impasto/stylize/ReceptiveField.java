package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a network sees, and what it takes: found by following the picture through the graph.
 *
 * @param known whether every operator on the way is understood; the rest is a careful guess if not
 * @param radius pixels of the picture to each side that can change one pixel of the result, with
 *     instance normalization's statistics held still
 * @param stride the size of the network's coarsest samples in pixels; sizes must be multiples of it
 * @param bytesPerPixel most bytes of activations at once, for each pixel of the picture
 * @param extents what is known of every tensor that is made of the picture, by name
 */
record ReceptiveField(
    boolean known, int radius, int stride, double bytesPerPixel, Map<String, Extent> extents) {
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
  private static final int GUESSED_RADIUS = 128;
  private static final int GUESSED_STRIDE = 16;
  private static final int LEAST_STRIDE = 4;
  private static final double GUESSED_BYTES = 1200;

  private static final Set<String> POINTWISE =
      Set.of(
          "Pad",
          "Relu",
          "LeakyRelu",
          "PRelu",
          "Elu",
          "Selu",
          "Sigmoid",
          "Tanh",
          "Clip",
          "Identity",
          "Cast",
          "Dropout",
          "BatchNormalization",
          "InstanceNormalization",
          "Softplus",
          "Exp",
          "HardSigmoid",
          "HardSwish",
          "Neg",
          "Abs",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Min",
          "Max");

  /**
   * A tensor that is a picture.
   *
   * @param stride the side of a sample in pixels
   * @param radius pixels of the picture to each side that can change a sample
   * @param channels how many there are
   * @param exact whether it is in float32
   */
  record Extent(double stride, double radius, double channels, boolean exact) {
    /** How many values there are for each pixel of the picture. */
    double size() {
      return channels / (stride * stride);
    }

    double bytes() {
      return Float.BYTES * size();
    }
  }

  static ReceptiveField of(StyleGraph graph) {
    Map<String, Extent> extents = new HashMap<>();
    extents.put(graph.inputs().get(0).getName(), new Extent(1, 0, 3, true));
    boolean known = true;
    for (NodeProto node : graph.nodes()) {
      boolean carries = node.getInputList().stream().anyMatch(extents::containsKey);
      Optional<Extent> next = carries ? follow(graph, node, extents) : Optional.empty();
      next.ifPresent(extent -> extents.put(node.getOutput(0), extent));
      known &= !carries || next.isPresent();
    }
    Extent end = extents.get(graph.outputs().get(0).getName());
    if (!known || end == null) {
      return new ReceptiveField(false, GUESSED_RADIUS, GUESSED_STRIDE, GUESSED_BYTES, extents);
    }
    double coarsest = extents.values().stream().mapToDouble(Extent::stride).max().orElse(1);
    int stride = Math.max(LEAST_STRIDE, (int) Math.ceil(coarsest));
    return new ReceptiveField(
        true, (int) Math.ceil(end.radius()), stride, mostBytes(graph, extents), extents);
  }

  /** The halo that tiles need: the radius as a multiple of the stride. */
  int halo() {
    return halo(radius);
  }

  /** The halo of the part of the network that makes tensors of others, or more. */
  int halo(List<String> from, List<String> to) {
    if (!known) {
      return halo();
    }
    double made = to.stream().mapToDouble(name -> extents.get(name).radius()).max().orElse(0);
    double had = from.stream().mapToDouble(name -> extents.get(name).radius()).min().orElse(0);
    return halo((int) Math.ceil(made - had));
  }

  private int halo(int reach) {
    return (reach + stride - 1) / stride * stride;
  }

  private static Optional<Extent> follow(
      StyleGraph graph, NodeProto node, Map<String, Extent> extents) {
    List<Extent> inputs =
        node.getInputList().stream().filter(extents::containsKey).map(extents::get).toList();
    Extent in = inputs.get(0);
    boolean first = extents.containsKey(node.getInput(0));
    if (POINTWISE.contains(node.getOpType())) {
      double radius = inputs.stream().mapToDouble(Extent::radius).max().orElse(0);
      double channels = inputs.stream().mapToDouble(Extent::channels).max().orElse(0);
      boolean aligned = inputs.stream().allMatch(i -> i.stride() == in.stride());
      double reach = radius + in.stride() * skew(graph, node);
      Extent next = new Extent(in.stride(), reach, channels, isExact(node, inputs));
      return aligned ? Optional.of(next) : Optional.empty();
    }
    return switch (node.getOpType()) {
      case "Conv" -> first ? convolved(graph, node, in) : Optional.empty();
      case "ConvTranspose" -> first ? transposed(graph, node, in) : Optional.empty();
      case "MaxPool", "AveragePool" -> Optional.of(pooled(node, in));
      case "Resize", "Upsample" -> first ? resized(graph, node, in) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isExact(NodeProto node, List<Extent> inputs) {
    return node.getOpType().equals("Cast")
        ? StyleGraph.attribute(node, "to").filter(to -> to.getI() == FLOAT).isPresent()
        : inputs.stream().allMatch(Extent::exact);
  }

  /** By how many samples a node's border is wider at one side than at the other. */
  private static double skew(StyleGraph graph, NodeProto node) {
    if (StyleGraph.attribute(node, "auto_pad").isPresent()) {
      return 1;
    }
    long[] pads =
        graph
            .constantInput(node, 1)
            .filter(each -> node.getOpType().equals("Pad"))
            .flatMap(TensorValues::integers)
            .or(() -> StyleGraph.attribute(node, "pads").map(a -> whole(a.getIntsList())))
            .orElse(new long[0]);
    long most = 0;
    for (int i = 0; i < pads.length / 2; i++) {
      most = Math.max(most, Math.abs(pads[i] - pads[pads.length / 2 + i]));
    }
    return most;
  }

  private static long[] whole(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }

  private static Optional<Extent> convolved(StyleGraph graph, NodeProto node, Extent in) {
    return graph
        .constantInput(node, 1)
        .filter(weights -> weights.getDimsCount() == 4)
        .map(
            weights -> {
              long kernel = Math.max(weights.getDims(2), weights.getDims(3));
              double reach = kernel / 2 * StyleGraph.number(node, "dilations", 0, 1);
              double stride = in.stride() * StyleGraph.number(node, "strides", 0, 1);
              double radius = in.radius() + (reach + skew(graph, node)) * in.stride();
              return new Extent(stride, radius, weights.getDims(0), in.exact());
            });
  }

  private static Optional<Extent> transposed(StyleGraph graph, NodeProto node, Extent in) {
    return graph
        .constantInput(node, 1)
        .filter(weights -> weights.getDimsCount() == 4)
        .map(
            weights -> {
              long kernel = Math.max(weights.getDims(2), weights.getDims(3));
              long factor = StyleGraph.number(node, "strides", 0, 1);
              double reach = in.stride() * (kernel / factor + 1);
              double stride = in.stride() / factor;
              return new Extent(stride, in.radius() + reach, weights.getDims(1), in.exact());
            });
  }

  private static Extent pooled(NodeProto node, Extent in) {
    long kernel = StyleGraph.number(node, "kernel_shape", 0, 1);
    double stride = in.stride() * StyleGraph.number(node, "strides", 0, 1);
    return new Extent(stride, in.radius() + kernel * in.stride(), in.channels(), in.exact());
  }

  private static Optional<Extent> resized(StyleGraph graph, NodeProto node, Extent in) {
    int scalesAt = node.getOpType().equals("Upsample") || graph.opset() < 11 ? 1 : 2;
    Optional<float[]> scales =
        graph.constantInput(node, scalesAt).flatMap((TensorProto t) -> TensorValues.reals(t));
    if (scales.isEmpty()) {
      scales = StyleGraph.attribute(node, "scales").map(a -> floats(a.getFloatsList()));
    }
    return scales
        .filter(s -> s.length == 4 && s[2] == s[3])
        .map(
            s -> {
              double radius = in.radius() + 2 * in.stride();
              return new Extent(in.stride() / s[2], radius, in.channels(), in.exact());
            });
  }

  private static float[] floats(List<Float> list) {
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    return values;
  }

  /** Follows which tensors are still needed while the network runs. */
  private static double mostBytes(StyleGraph graph, Map<String, Extent> extents) {
    Map<String, Integer> lastUse = new HashMap<>();
    List<NodeProto> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (String input : nodes.get(i).getInputList()) {
        lastUse.put(input, i);
      }
    }
    double live = 0;
    double most = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Extent made = extents.get(nodes.get(i).getOutput(0));
      live += made == null ? 0 : made.bytes();
      most = Math.max(most, live);
      for (String input : Set.copyOf(nodes.get(i).getInputList())) {
        boolean done = extents.containsKey(input) && lastUse.get(input) == i;
        live -= done ? extents.get(input).bytes() : 0;
      }
    }
    return most;
  }
}
