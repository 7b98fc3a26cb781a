package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an ONNX tensor holds, in whichever of its two ways of storing. */
final class TensorValues {
  private static final Set<TensorProto.DataType> REALS =
      Set.of(TensorProto.DataType.FLOAT, TensorProto.DataType.DOUBLE, TensorProto.DataType.FLOAT16);

  private TensorValues() {}

  /** How many elements the dimensions say; empty for negative or endless ones. */
  static Optional<Long> count(TensorProto tensor) {
    long count = 1;
    for (long dimension : tensor.getDimsList()) {
      if (dimension < 0 || (dimension > 0 && count > Integer.MAX_VALUE / dimension)) {
        return Optional.empty();
      }
      count *= dimension;
    }
    return Optional.of(count);
  }

  /** What its elements are; {@code UNDEFINED} for what this version does not know. */
  static TensorProto.DataType type(TensorProto tensor) {
    TensorProto.DataType known = TensorProto.DataType.forNumber(tensor.getDataType());
    return known == null ? TensorProto.DataType.UNDEFINED : known;
  }

  /** The values of a tensor of real numbers in any precision; empty for other types. */
  static Optional<float[]> reals(TensorProto tensor) {
    if (!REALS.contains(type(tensor))) {
      return Optional.empty();
    }
    ByteBuffer raw = raw(tensor);
    int count = count(tensor).orElse(0L).intValue();
    float[] values = new float[count];
    boolean packed = tensor.hasRawData();
    switch (type(tensor)) {
      case FLOAT -> {
        for (int i = 0; i < count; i++) {
          values[i] = packed ? raw.getFloat() : tensor.getFloatData(i);
        }
      }
      case DOUBLE -> {
        for (int i = 0; i < count; i++) {
          values[i] = (float) (packed ? raw.getDouble() : tensor.getDoubleData(i));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          values[i] = ofHalf(packed ? raw.getShort() : (short) tensor.getInt32Data(i));
        }
      }
    }
    return Optional.of(values);
  }

  /** The values of a tensor of whole numbers; empty for other types. */
  static Optional<long[]> integers(TensorProto tensor) {
    boolean wide = type(tensor) == TensorProto.DataType.INT64;
    if (!wide && type(tensor) != TensorProto.DataType.INT32) {
      return Optional.empty();
    }
    ByteBuffer raw = raw(tensor);
    int count = count(tensor).orElse(0L).intValue();
    long[] values = new long[count];
    boolean packed = tensor.hasRawData();
    for (int i = 0; i < count; i++) {
      if (wide) {
        values[i] = packed ? raw.getLong() : tensor.getInt64Data(i);
      } else {
        values[i] = packed ? raw.getInt() : tensor.getInt32Data(i);
      }
    }
    return Optional.of(values);
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A tensor of float32 with these values. */
  static TensorProto of(String name, List<Long> dimensions, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return TensorProto.newBuilder()
        .setName(name)
        .addAllDims(dimensions)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .setRawData(ByteString.copyFrom(bytes))
        .build();
  }

  /** A vector of int64 with these values. */
  static TensorProto of(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .addDims(values.length)
            .setDataType(TensorProto.DataType.INT64.getNumber());
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor.build();
  }

  /** IEEE 754 half precision. */
  private static float ofHalf(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0) {
      float size = fraction * 0x1p-24f;
      return sign == 0 ? size : -size;
    }
    int wide = exponent == 0x1F ? 0xFF : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
