package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One instance normalization of a network: {@code y = scale (x − mean) / √(variance + ε) + shift}
 * for each channel, with mean and variance over the picture.
 *
 * @param node where it stands in the graph
 * @param scale (C)
 * @param shift (C)
 * @param epsilon keeps flat channels finite
 */
@SuppressWarnings("ArrayRecordComponent") // constants of a graph, never compared
record Normalization(NodeProto node, float[] scale, float[] shift, float epsilon) {
  private static final float USUAL_EPSILON = 1e-5f;

  /** A factor and a summand for each channel, which normalize with given statistics. */
  record Affine(float[] factor, float[] summand) {}

  /** All of a graph; empty if one is no constant of float32, so that none can be replaced. */
  static Optional<List<Normalization>> in(StyleGraph graph) {
    List<Normalization> all = new ArrayList<>();
    for (NodeProto node : graph.nodes()) {
      if (node.getOpType().equals("InstanceNormalization")) {
        Optional<float[]> scale = graph.reals(node.getInput(1));
        Optional<float[]> shift = graph.reals(node.getInput(2));
        if (scale.isEmpty() || shift.isEmpty() || scale.get().length != shift.get().length) {
          return Optional.empty();
        }
        float epsilon =
            StyleGraph.attribute(node, "epsilon").map(a -> a.getF()).orElse(USUAL_EPSILON);
        all.add(new Normalization(node, scale.get(), shift.get(), epsilon));
      }
    }
    return Optional.of(all);
  }

  String input() {
    return node.getInput(0);
  }

  String output() {
    return node.getOutput(0);
  }

  int channels() {
    return scale.length;
  }

  /** The map that this normalization is once its statistics are known. */
  Affine with(Moments moments) {
    float[] factor = new float[channels()];
    float[] summand = new float[channels()];
    for (int c = 0; c < factor.length; c++) {
      double spread = Math.sqrt(Math.max(0, moments.variance()[c]) + (double) epsilon);
      factor[c] = (float) (scale[c] / spread);
      summand[c] = (float) (shift[c] - moments.mean()[c] * (scale[c] / spread));
    }
    return new Affine(factor, summand);
  }
}
