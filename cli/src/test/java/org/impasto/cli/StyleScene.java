package org.impasto.cli;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;

/** A style that swaps red and blue, and photos to apply it to. */
final class StyleScene {
  private StyleScene() {}

  /** Writes the style; it has our metadata. */
  static Path style(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    TensorProto swap =
        TensorProto.newBuilder()
            .setName("swap")
            .addAllDims(List.of(3L, 3L, 1L, 1L))
            .setDataType(DataType.FLOAT.getNumber())
            .addAllFloatData(List.of(0f, 0f, 1f, 0f, 1f, 0f, 1f, 0f, 0f))
            .build();
    AttributeProto kernel =
        AttributeProto.newBuilder()
            .setName("kernel_shape")
            .setType(AttributeType.INTS)
            .addInts(1)
            .addInts(1)
            .build();
    NodeProto convolution =
        NodeProto.newBuilder()
            .setOpType("Conv")
            .addInput("input")
            .addInput("swap")
            .addOutput("output")
            .addAttribute(kernel)
            .build();
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("style")
            .addInput(picture("input"))
            .addOutput(picture("output"))
            .addInitializer(swap)
            .addNode(convolution)
            .build();
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(7)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(graph);
    Map.of("format", "1", "name", "swap", "license", "CC0-1.0", "title", "Swap")
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey("impasto." + key).setValue(value)));
    return Files.write(file, model.build().toByteArray());
  }

  private static ValueInfoProto picture(String name) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("n"))
            .addDim(Dimension.newBuilder().setDimValue(3))
            .addDim(Dimension.newBuilder().setDimParam("h"))
            .addDim(Dimension.newBuilder().setDimParam("w"))
            .build();
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

  /** Writes a photo that is red at the left and dark at the right. */
  static Path photo(Path file, int width, int height) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    float[] rgb = new float[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[i] = 1 - i % width / (float) width;
    }
    PictureWriter.write(Picture.of(width, height, rgb), file, WriteOptions.DEFAULTS);
    return file;
  }
}
