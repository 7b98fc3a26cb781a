package org.impasto.paint.feedforward;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.WeightArray;

/**
 * Writes a {@link TrainedStyle} as an ONNX model: {@code input} and {@code output} are float32 (N,
 * 3, H, W), RGB in 0..255, of any size; as {@code pytorch/examples} has it. Arrays in half
 * precision are made float32 when the model is loaded.
 */
final class OnnxExport {
  static final String INPUT = "input";
  static final String OUTPUT = "output";

  private static final int OPERATORS = 13;
  private static final int FORMAT = 7;
  private static final String TWICE = "twice";

  private final TrainedStyle style;
  private final ElementType type;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("impasto style");

  private OnnxExport(TrainedStyle style, ElementType type) {
    this.style = style;
    this.type = type;
  }

  /** The model, with {@code metadata} as its properties, and arrays stored as {@code type}. */
  static ModelProto model(TrainedStyle style, Map<String, String> metadata, ElementType type) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("impasto")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
            .setGraph(new OnnxExport(style, type).graph());
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private GraphProto graph() {
    graph.addInput(image(INPUT)).addOutput(image(OUTPUT));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(TWICE)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(4)
            .addAllFloatData(List.of(1f, 1f, 2f, 2f)));
    String x = INPUT;
    String before = x;
    for (TransformerLayer layer : TransformerLayer.of(style.width())) {
      before = layer.beginsBlock() ? x : before;
      x = layer(layer, x);
      if (layer.endsBlock()) {
        x = node("Add", layer.name() + ".sum", List.of(x, before));
      }
    }
    return graph.build();
  }

  private static ValueInfoProto image(String name) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String size : List.of("batch", "", "height", "width")) {
      TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
      if (size.isEmpty()) {
        dimension.setDimValue(3);
      } else {
        dimension.setDimParam(name.equals(OUTPUT) ? "painted_" + size : size);
      }
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds the nodes of {@code layer}; gives the name of what they give. */
  private String layer(TransformerLayer layer, String input) {
    String x = input;
    if (layer.enlarged()) {
      x =
          node(
              "Resize",
              layer.name() + ".enlarged",
              List.of(x, "", TWICE),
              text("mode", "nearest"),
              text("coordinate_transformation_mode", "asymmetric"),
              text("nearest_mode", "floor"));
    }
    String padded =
        node(
            "Pad",
            layer.name() + ".padded",
            List.of(x, pads(layer.padding())),
            text("mode", "reflect"));
    boolean last = !layer.normalized();
    String convolved =
        node(
            "Conv",
            last ? OUTPUT : layer.name() + ".convolved",
            List.of(padded, array(layer.weight()), array(layer.bias())),
            numbers("kernel_shape", layer.kernel(), layer.kernel()),
            numbers("strides", layer.stride(), layer.stride()));
    if (last) {
      return convolved;
    }
    String normalized =
        node(
            "InstanceNormalization",
            layer.name() + ".normalized",
            List.of(convolved, array(layer.gain()), array(layer.shift())),
            AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) TransformerNet.EPSILON)
                .build());
    return layer.rectified()
        ? node("Relu", layer.name() + ".rectified", List.of(normalized))
        : normalized;
  }

  private String node(
      String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return output;
  }

  /** The sizes of a border of {@code width}, stored once. */
  private String pads(int width) {
    String name = "border" + width;
    if (graph.getInitializerList().stream().noneMatch(known -> known.getName().equals(name))) {
      long w = width;
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(TensorProto.DataType.INT64_VALUE)
              .addDims(8)
              .addAllInt64Data(List.of(0L, 0L, w, w, 0L, 0L, w, w)));
    }
    return name;
  }

  /** Stores an array; gives the name of its values in float32. */
  private String array(String name) {
    WeightArray array = style.arrays().get(name);
    boolean half = type == ElementType.F16;
    TensorProto.Builder stored =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(
                half ? TensorProto.DataType.FLOAT16_VALUE : TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(type.encode(array.data())));
    for (long size : array.shape()) {
      stored.addDims(size);
    }
    graph.addInitializer(stored);
    if (!half) {
      return name;
    }
    AttributeProto to =
        AttributeProto.newBuilder()
            .setName("to")
            .setType(AttributeProto.AttributeType.INT)
            .setI(TensorProto.DataType.FLOAT_VALUE)
            .build();
    return node("Cast", name + ".float32", List.of(name), to);
  }

  private static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private static AttributeProto numbers(String name, long... values) {
    List<Long> all = new ArrayList<>();
    Arrays.stream(values).forEach(all::add);
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(all)
        .build();
  }
}
