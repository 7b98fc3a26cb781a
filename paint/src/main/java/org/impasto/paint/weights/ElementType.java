package org.impasto.paint.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a safetensors file stores one floating-point number, little-endian. In memory all are
 * float32.
 */
public enum ElementType {
  /** IEEE half: 11 significant bits, up to ±65504. */
  F16(2) {
    @Override
    float decode(ByteBuffer in) {
      return Half.toFloat(in.getShort());
    }

    @Override
    void encode(float value, ByteBuffer out) {
      out.putShort(Half.fromFloat(value));
    }

    @Override
    boolean holds(float value) {
      return !Float.isFinite(value) || Math.abs(value) < Half.OVERFLOW;
    }
  },
  /** The upper half of a float32: 8 significant bits, the whole range of float32. */
  BF16(2) {
    @Override
    float decode(ByteBuffer in) {
      return Float.intBitsToFloat(in.getShort() << 16);
    }

    @Override
    void encode(float value, ByteBuffer out) {
      out.putShort(Half.truncatedFromFloat(value));
    }

    @Override
    boolean holds(float value) {
      return !Float.isFinite(value) || Math.abs(value) < Half.TRUNCATED_OVERFLOW;
    }
  },
  /** IEEE single: exact. */
  F32(4) {
    @Override
    float decode(ByteBuffer in) {
      return in.getFloat();
    }

    @Override
    void encode(float value, ByteBuffer out) {
      out.putFloat(value);
    }
  },
  /** IEEE double: rounded to float32 when read. */
  F64(8) {
    @Override
    float decode(ByteBuffer in) {
      return (float) in.getDouble();
    }

    @Override
    void encode(float value, ByteBuffer out) {
      out.putDouble(value);
    }
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one element, in bytes. */
  int bytes() {
    return bytes;
  }

  abstract float decode(ByteBuffer in);

  abstract void encode(float value, ByteBuffer out);

  /** {@code values} as they are stored. */
  public byte[] encode(float[] values) {
    ByteBuffer out = ByteBuffer.allocate(values.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      encode(value, out);
    }
    return out.array();
  }

  /** The values of which {@code stored} is the whole. */
  public float[] decode(byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[stored.length / bytes];
    for (int i = 0; i < values.length; i++) {
      values[i] = decode(in);
    }
    return values;
  }

  /** Whether the value stays finite when it is stored. */
  boolean holds(float value) {
    return true;
  }
}
