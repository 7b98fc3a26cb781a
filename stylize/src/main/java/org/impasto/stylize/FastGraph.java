package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same network, computed with less work: {@link RowConvolution}s for wide convolutions to few
 * channels, {@link PhaseConvolution}s for those of enlarged images. Everything else stays.
 */
final class FastGraph {
  /** Since when paddings, slices and the order of depth to space are as written here. */
  private static final int OLDEST = 11;

  private FastGraph() {}

  /** The changed network; the same if there is nothing to change. */
  static ModelProto of(ModelProto original) {
    StyleGraph graph = new StyleGraph(original);
    if (graph.opset() < OLDEST) {
      return original;
    }
    Map<NodeProto, PhaseConvolution> phases = new HashMap<>();
    Map<NodeProto, RowConvolution> rows = new HashMap<>();
    Set<NodeProto> replaced = new HashSet<>();
    for (NodeProto node : graph.nodes()) {
      Optional<PhaseConvolution> enlarged = PhaseConvolution.at(graph, node);
      enlarged.ifPresent(phase -> replaced.addAll(phase.nodes()));
      enlarged.ifPresent(phase -> phases.put(node, phase));
      RowConvolution.at(graph, node).ifPresent(row -> rows.put(node, row));
    }
    ModelProto.Builder model = original.toBuilder();
    model.getGraphBuilder().clearNode();
    NodeWriter writer = new NodeWriter(model.getGraphBuilder(), "impasto.fast.");
    for (NodeProto node : graph.nodes()) {
      if (phases.containsKey(node)) {
        phases.get(node).write(writer);
      } else if (rows.containsKey(node)) {
        rows.get(node).write(writer);
      } else if (!replaced.contains(node)) {
        writer.add(node);
      }
    }
    return model.build();
  }

  /** Whether a convolution looks at every position, once, and adds no border. */
  static boolean isPlain(NodeProto convolution) {
    boolean plain = StyleGraph.attribute(convolution, "auto_pad").isEmpty();
    for (int i = 0; i < 4; i++) {
      plain &= StyleGraph.number(convolution, "pads", i, 0) == 0;
      plain &= StyleGraph.number(convolution, "strides", i, 1) == 1;
      plain &= StyleGraph.number(convolution, "dilations", i, 1) == 1;
    }
    long group = StyleGraph.attribute(convolution, "group").map(AttributeProto::getI).orElse(1L);
    return plain && group == 1;
  }
}
