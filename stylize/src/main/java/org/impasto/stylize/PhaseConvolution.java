package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A 3×3 convolution of an image whose every pixel was repeated twice along each side, computed
 * before it is enlarged. Each of the four pixels that come from one sees only four different
 * neighbors, so that four kernels of 2×2 give all of them with less than half of the products, and
 * the enlarged image is never made. With a mirrored border, the pixel beyond the edge of the
 * enlarged image is the one at the edge of the original.
 *
 * @param nodes what enlarges, what adds the border, what convolves
 * @param shape of its weights
 * @param weights (O, C, 3, 3)
 */
@SuppressWarnings("ArrayRecordComponent") // constants of a graph, never compared
record PhaseConvolution(List<NodeProto> nodes, TensorProto shape, float[] weights) {
  private static final int SIDE = 3;
  private static final int PHASES = 4;
  private static final long[] BORDER = {0, 0, 1, 1, 0, 0, 1, 1};
  private static final float[] TWICE = {1, 1, 2, 2};

  /** What replaces {@code convolution} and the two nodes before it, if they are such. */
  static Optional<PhaseConvolution> at(StyleGraph graph, NodeProto convolution) {
    if (!convolution.getOpType().equals("Conv") || !FastGraph.isPlain(convolution)) {
      return Optional.empty();
    }
    Optional<TensorProto> kernel = graph.constantInput(convolution, 1);
    Optional<NodeProto> border = only(graph, convolution, "Pad").filter(pad -> mirrors(graph, pad));
    Optional<NodeProto> enlarged =
        border.flatMap(pad -> only(graph, pad, "Resize")).filter(node -> doubles(graph, node));
    if (enlarged.isEmpty()
        || kernel.isEmpty()
        || kernel.get().getDimsCount() != 4
        || kernel.get().getDims(2) != SIDE
        || kernel.get().getDims(3) != SIDE) {
      return Optional.empty();
    }
    List<NodeProto> nodes = List.of(enlarged.get(), border.get(), convolution);
    return graph
        .reals(convolution.getInput(1))
        .map(weights -> new PhaseConvolution(nodes, kernel.get(), weights));
  }

  /** The node of that kind that makes the first input of {@code node}, if nothing else needs it. */
  private static Optional<NodeProto> only(StyleGraph graph, NodeProto node, String kind) {
    String input = node.getInput(0);
    return graph
        .producer(input)
        .filter(before -> before.getOpType().equals(kind) && graph.uses(input) == 1);
  }

  private static boolean mirrors(StyleGraph graph, NodeProto pad) {
    String mode =
        StyleGraph.attribute(pad, "mode").map(a -> a.getS().toStringUtf8()).orElse("constant");
    return (mode.equals("reflect") || mode.equals("edge"))
        && graph
            .constantInput(pad, 1)
            .flatMap(TensorValues::integers)
            .filter(border -> Arrays.equals(border, BORDER))
            .isPresent();
  }

  private static boolean doubles(StyleGraph graph, NodeProto resize) {
    return text(resize, "mode", "nearest").equals("nearest")
        && text(resize, "coordinate_transformation_mode", "half_pixel").equals("asymmetric")
        && text(resize, "nearest_mode", "round_prefer_floor").equals("floor")
        && graph
            .constantInput(resize, 2)
            .flatMap((TensorProto t) -> TensorValues.reals(t))
            .filter(scales -> Arrays.equals(scales, TWICE))
            .isPresent();
  }

  private static String text(NodeProto node, String name, String otherwise) {
    return StyleGraph.attribute(node, name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
  }

  void write(NodeWriter writer) {
    NodeProto convolution = nodes.get(2);
    long out = shape.getDims(0);
    String bordered = writer.edged(nodes.get(0).getInput(0), BORDER);
    String kernel = writer.array(List.of(PHASES * out, shape.getDims(1), 2L, 2L), kernels());
    boolean bias = convolution.getInputCount() > 2 && !convolution.getInput(2).isEmpty();
    String all;
    if (bias) {
      String one = convolution.getInput(2);
      all = writer.node("Conv", bordered, kernel, writer.joined(0, one, one, one, one));
    } else {
      all = writer.node("Conv", bordered, kernel);
    }
    String[] phases = new String[PHASES];
    for (int phase = 0; phase < PHASES; phase++) {
      long down = phase / 2;
      long across = phase % 2;
      phases[phase] =
          writer.part(
              all,
              new long[] {1, 2, 3},
              new long[] {phase * out, down, across},
              new long[] {
                (phase + 1) * out, NodeWriter.before(1 - down), NodeWriter.before(1 - across)
              });
    }
    writer.depthToSpace(convolution.getOutput(0), writer.joined(1, phases), 2);
  }

  /** (4·O, C, 2, 2): for each pixel of four, the sums of the weights that meet the same pixel. */
  private float[] kernels() {
    int each = weights.length / (SIDE * SIDE);
    float[] kernels = new float[PHASES * each * 4];
    for (int phase = 0; phase < PHASES; phase++) {
      for (int i = 0; i < each; i++) {
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            int row = (y + phase / 2 + 1) / 2 - phase / 2;
            int column = (x + phase % 2 + 1) / 2 - phase % 2;
            kernels[(phase * each + i) * 4 + row * 2 + column] +=
                weights[(i * SIDE + y) * SIDE + x];
          }
        }
      }
    }
    return kernels;
  }
}
