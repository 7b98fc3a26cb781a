package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of a tall kernel to few channels, as one of a kernel of a single row to many, whose
 * channels are then moved by their rows and added. Processors compute eight or sixteen channels at
 * a time, so that with three most of the work would be for nothing.
 *
 * @param node the convolution
 * @param shape of its weights
 * @param weights (O, C, kh, kw)
 * @param out O
 * @param rows kh
 */
@SuppressWarnings("ArrayRecordComponent") // constants of a graph, never compared
record RowConvolution(NodeProto node, TensorProto shape, float[] weights, int out, int rows) {
  private static final int MOST_CHANNELS = 4;
  private static final int FEWEST_ROWS = 5;

  /** What replaces {@code node}, if it is such a convolution. */
  static Optional<RowConvolution> at(StyleGraph graph, NodeProto node) {
    if (!node.getOpType().equals("Conv") || !FastGraph.isPlain(node)) {
      return Optional.empty();
    }
    Optional<TensorProto> kernel = graph.constantInput(node, 1);
    if (kernel.isEmpty() || kernel.get().getDimsCount() != 4) {
      return Optional.empty();
    }
    int out = (int) kernel.get().getDims(0);
    int rows = (int) kernel.get().getDims(2);
    if (out > MOST_CHANNELS || rows < FEWEST_ROWS) {
      return Optional.empty();
    }
    return graph
        .reals(node.getInput(1))
        .map(weights -> new RowConvolution(node, kernel.get(), weights, out, rows));
  }

  void write(NodeWriter writer) {
    long in = shape.getDims(1);
    long columns = shape.getDims(3);
    float[] turned = new float[weights.length]; // (kh·O, C, 1, kw)
    int row = (int) columns;
    int position = 0;
    for (int dy = 0; dy < rows; dy++) {
      for (int o = 0; o < out; o++) {
        for (int c = 0; c < in; c++) {
          int from = (int) (((o * in + c) * rows + dy) * columns);
          System.arraycopy(weights, from, turned, position, row);
          position += row;
        }
      }
    }
    String kernel = writer.array(List.of((long) rows * out, in, 1L, columns), turned);
    String all = writer.node("Conv", node.getInput(0), kernel);
    String[] moved = new String[rows];
    for (int dy = 0; dy < rows; dy++) {
      moved[dy] =
          writer.part(
              all,
              new long[] {1, 2},
              new long[] {(long) dy * out, dy},
              new long[] {(long) (dy + 1) * out, NodeWriter.before(rows - 1 - dy)});
    }
    boolean bias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
    if (!bias) {
      writer.named(node.getOutput(0), "Sum", moved);
      return;
    }
    String column = writer.reshaped(node.getInput(2), 1, out, 1, 1);
    writer.named(node.getOutput(0), "Add", writer.node("Sum", moved), column);
  }
}
