package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network whose instance normalizations use given statistics instead of those of what they see.
 *
 * <p>Each is then a factor {@code a} and a summand {@code b} for each channel, and where a
 * convolution {@code W x + w} comes before it, they go into its weights: {@code a (W x + w) + b =
 * (a W) x + (a w + b)}. What is left are convolutions, so that a tile with a halo as wide as the
 * network sees comes out as it would inside the whole picture.
 */
final class FrozenGraph {
  private final StyleGraph graph;
  private final ModelProto.Builder model;
  private final NodeWriter writer;
  private final Map<NodeProto, Normalization.Affine> maps = new HashMap<>();

  private FrozenGraph(StyleGraph graph) {
    this.graph = graph;
    this.model = graph.model().toBuilder();
    model.getGraphBuilder().clearNode();
    this.writer = new NodeWriter(model.getGraphBuilder(), "impasto.shared.");
  }

  /**
   * The network with given statistics.
   *
   * @param all its normalizations
   * @param moments of the tensors that they normalize, by name
   */
  static ModelProto of(StyleGraph graph, List<Normalization> all, Map<String, Moments> moments) {
    FrozenGraph frozen = new FrozenGraph(graph);
    for (Normalization each : all) {
      frozen.maps.put(each.node(), each.with(moments.get(each.input())));
    }
    Map<NodeProto, NodeProto> folded = new HashMap<>(); // convolution to its normalization
    for (Normalization each : all) {
      graph
          .producer(each.input())
          .filter(frozen::canFold)
          .ifPresent(c -> folded.put(c, each.node()));
    }
    for (NodeProto node : graph.nodes()) {
      if (folded.containsKey(node)) {
        frozen.fold(node, folded.get(node));
      } else if (!frozen.maps.containsKey(node)) {
        frozen.writer.add(node);
      } else if (!folded.containsValue(node)) {
        frozen.replace(node);
      }
    }
    return frozen.model.build();
  }

  /** A convolution with constant weights, whose result nothing else needs. */
  private boolean canFold(NodeProto node) {
    boolean bias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
    return node.getOpType().equals("Conv")
        && graph.uses(node.getOutput(0)) == 1
        && graph.reals(node.getInput(1)).isPresent()
        && (!bias || graph.reals(node.getInput(2)).isPresent());
  }

  private void fold(NodeProto convolution, NodeProto normalization) {
    Normalization.Affine map = maps.get(normalization);
    TensorProto weights = graph.constantInput(convolution, 1).orElseThrow();
    float[] scaled = TensorValues.reals(weights).orElseThrow();
    int each = scaled.length / map.factor().length;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= map.factor()[i / each];
    }
    Optional<float[]> bias =
        graph.constantInput(convolution, 2).flatMap((TensorProto t) -> TensorValues.reals(t));
    float[] shifted = map.summand().clone();
    for (int c = 0; c < shifted.length && bias.isPresent(); c++) {
      shifted[c] += map.factor()[c] * bias.get()[c];
    }
    NodeProto.Builder changed = convolution.toBuilder().clearInput().clearOutput();
    changed.addInput(convolution.getInput(0));
    changed.addInput(writer.array(weights.getDimsList(), scaled));
    changed.addInput(writer.array(List.of((long) shifted.length), shifted));
    writer.add(changed.addOutput(normalization.getOutput(0)).build());
  }

  private void replace(NodeProto normalization) {
    Normalization.Affine map = maps.get(normalization);
    String scaled = writer.node("Mul", normalization.getInput(0), writer.perChannel(map.factor()));
    writer.named(normalization.getOutput(0), "Add", scaled, writer.perChannel(map.summand()));
  }
}
