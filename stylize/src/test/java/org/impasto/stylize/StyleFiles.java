package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes ONNX graphs with random weights, node by node. */
final class StyleFiles {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("style");
  private final Random random = new Random(7);
  private final boolean half;
  private int count;

  /** With weights in half precision, each followed by a cast, or in float32. */
  StyleFiles(boolean half) {
    this.half = half;
  }

  /** A declared input or output; a size of 0 is left open. */
  private static ValueInfoProto value(String name, int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int i = 0; i < sizes.length; i++) {
      shape.addDim(
          sizes[i] == 0
              ? Dimension.newBuilder().setDimParam("open" + i)
              : Dimension.newBuilder().setDimValue(sizes[i]));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  void input(String name, int... sizes) {
    graph.addInput(value(name, sizes));
  }

  void output(String name, int... sizes) {
    graph.addOutput(value(name, sizes));
  }

  String node(String operator, AttributeProto[] attributes, String... inputs) {
    String output = "t" + count++;
    named(output, operator, attributes, inputs);
    return output;
  }

  void named(String output, String operator, AttributeProto[] attributes, String... inputs) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node);
  }

  /** The last tensor under the name of the output. */
  void finish(String last, String output) {
    named(output, "Identity", new AttributeProto[0], last);
  }

  static AttributeProto[] attributes(AttributeProto... attributes) {
    return attributes;
  }

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  /** Random values with a deviation around a mean. */
  String random(double deviation, double mean, long... dimensions) {
    int length = 1;
    for (long dimension : dimensions) {
      length *= Math.toIntExact(dimension);
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return constant(values, dimensions);
  }

  String constant(float[] values, long... dimensions) {
    String name = "w" + count++;
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name);
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (half) {
        bytes.putShort(Fp16Conversions.floatToFp16(value));
      } else {
        bytes.putFloat(value);
      }
    }
    DataType type = half ? DataType.FLOAT16 : DataType.FLOAT;
    tensor.setDataType(type.getNumber()).setRawData(ByteString.copyFrom(bytes.flip()));
    graph.addInitializer(tensor);
    return half ? cast(name) : name;
  }

  private String cast(String name) {
    return node("Cast", attributes(whole("to", DataType.FLOAT.getNumber())), name);
  }

  String integers(long... values) {
    String name = "i" + count++;
    graph.addInitializer(TensorValues.of(name, values));
    return name;
  }

  String floats(float... values) {
    String name = "f" + count++;
    graph.addInitializer(TensorValues.of(name, List.of((long) values.length), values));
    return name;
  }

  ModelProto model(int opset, Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(7)
            .setProducerName("test")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }
}
