package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network whose every instance normalization is over all pictures of a batch together, and which
 * gives the means and variances that these found. With crops of one large picture as the batch,
 * each layer sees what the layers before it make of the shared statistics, as it will in the tiles.
 */
final class StatisticsGraph {
  private StatisticsGraph() {}

  /**
   * The changed network; its outputs are mean and variance, (1, C, 1, 1), of each normalization in
   * turn.
   *
   * @param field if the statistics shall leave out what the crops' borders reach, else null
   */
  static ModelProto of(StyleGraph graph, List<Normalization> all, ReceptiveField field) {
    ModelProto.Builder model = Shapes.opened(graph.model()).toBuilder();
    model.getGraphBuilder().clearNode().clearOutput();
    Map<NodeProto, Normalization> byNode = new HashMap<>();
    all.forEach(each -> byNode.put(each.node(), each));
    NodeWriter writer = new NodeWriter(model.getGraphBuilder(), graph.opset(), "impasto.shared.");
    for (NodeProto node : graph.nodes()) {
      Normalization normalization = byNode.get(node);
      if (normalization == null) {
        writer.add(node);
      } else {
        long margin = field == null ? 0 : margin(field, normalization.input());
        for (String statistic : normalize(writer, normalization, margin)) {
          model.getGraphBuilder().addOutput(output(statistic));
        }
      }
    }
    return model.build();
  }

  private static long margin(ReceptiveField field, String input) {
    return (long) Math.ceil(field.radii().get(input) / field.strides().get(input));
  }

  /** Writes what replaces the normalization; gives the names of mean and variance. */
  private static List<String> normalize(NodeWriter writer, Normalization site, long margin) {
    String inner = writer.trimmed(site.input(), margin);
    String mean = writer.channelMean(inner);
    String difference = writer.node("Sub", inner, mean);
    String variance = writer.channelMean(writer.node("Mul", difference, difference));
    float[] epsilon = new float[site.channels()];
    Arrays.fill(epsilon, site.epsilon());
    String spread = writer.node("Sqrt", writer.node("Add", variance, writer.perChannel(epsilon)));
    String factor = writer.node("Div", writer.perChannel(site.scale()), spread);
    String centered = writer.node("Sub", site.input(), mean);
    String scaled = writer.node("Mul", centered, factor);
    writer.named(site.output(), "Add", scaled, writer.perChannel(site.shift()));
    return List.of(mean, variance);
  }

  private static ValueInfoProto output(String name) {
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
