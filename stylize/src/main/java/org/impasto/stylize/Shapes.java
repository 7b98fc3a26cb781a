package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The shapes that a network declares for what goes in and comes out. */
final class Shapes {
  private static final int RANK = 4;
  private static final int CHANNELS = 3;

  private Shapes() {}

  /** Whether this may be (N, 3, H, W) of float32; sizes that are left open may be anything. */
  static boolean isPicture(TypeProto.Tensor type) {
    List<Dimension> dimensions = type.getShape().getDimList();
    return type.getElemType() == DataType.FLOAT.getNumber()
        && (!type.hasShape() || dimensions.size() == RANK)
        && (!type.hasShape() || isOr(dimensions.get(1), CHANNELS));
  }

  private static boolean isOr(Dimension dimension, long size) {
    return !dimension.hasDimValue() || dimension.getDimValue() == size;
  }

  /** A size that the network's input is fixed to: 2 for the height, 3 for the width. */
  static OptionalInt fixed(TypeProto.Tensor type, int axis) {
    if (type.getShape().getDimCount() != RANK || !type.getShape().getDim(axis).hasDimValue()) {
      return OptionalInt.empty();
    }
    long size = type.getShape().getDim(axis).getDimValue();
    return size > 0 && size <= Short.MAX_VALUE ? OptionalInt.of((int) size) : OptionalInt.empty();
  }

  /** For messages: {@code float (1, 1000)}. */
  static String describe(TypeProto.Tensor type) {
    DataType element = DataType.forNumber(type.getElemType());
    String sizes =
        type.getShape().getDimList().stream()
            .map(d -> d.hasDimValue() ? Long.toString(d.getDimValue()) : "?")
            .collect(Collectors.joining(", "));
    return "%s (%s)".formatted(String.valueOf(element).toLowerCase(Locale.ROOT), sizes);
  }

  /** The same network with batch, height and width left open. */
  static ModelProto opened(ModelProto model) {
    ModelProto.Builder open = model.toBuilder();
    open.getGraphBuilder().clearValueInfo();
    open.getGraphBuilder()
        .getInputBuilderList()
        .forEach(input -> open(input.getTypeBuilder().getTensorTypeBuilder()));
    open.getGraphBuilder()
        .getOutputBuilderList()
        .forEach(output -> open(output.getTypeBuilder().getTensorTypeBuilder()));
    return open.build();
  }

  private static void open(TypeProto.Tensor.Builder type) {
    if (type.getShape().getDimCount() == RANK && isOr(type.getShape().getDim(1), CHANNELS)) {
      for (int axis : new int[] {0, 2, 3}) {
        type.getShapeBuilder().setDim(axis, Dimension.newBuilder().setDimParam("d" + axis));
      }
    }
  }
}
