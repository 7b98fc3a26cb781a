package org.impasto.paint.weights;

/**
 * The two 16-bit float formats, rounding to nearest, ties to even.
 *
 * <p>Bits of IEEE half: sign 1, exponent 5 (bias 15), mantissa 10; of bfloat16: the upper 16 of a
 * float32.
 */
final class Half {

  /** The least magnitude that rounds to infinity in IEEE half. */
  static final float OVERFLOW = 65520f;

  /** The least magnitude that rounds to infinity in bfloat16. */
  static final float TRUNCATED_OVERFLOW = Float.intBitsToFloat(0x7f7f8000);

  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final int MANTISSA_DROPPED = 13;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  private Half() {}

  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int mantissa = half & 0x3ff;
    if (exponent == 0) {
      return (sign == 0 ? 1 : -1) * (mantissa * 0x1p-24f);
    }
    int wide = exponent == 0x1f ? 0xff : exponent + BIAS_DIFFERENCE;
    return Float.intBitsToFloat(sign | wide << 23 | mantissa << MANTISSA_DROPPED);
  }

  static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= OVERFLOW) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24));
    }
    int rounded = roundedToEven(bits & 0x7fffffff, MANTISSA_DROPPED) >> MANTISSA_DROPPED;
    return (short) (sign | (rounded - (BIAS_DIFFERENCE << 10)));
  }

  static short truncatedFromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) (Float.isNaN(value) ? (bits >>> 16) | 0x40 : roundedToEven(bits, 16) >>> 16);
  }

  private static int roundedToEven(int bits, int dropped) {
    return bits + (1 << (dropped - 1)) - 1 + ((bits >> dropped) & 1);
  }
}
