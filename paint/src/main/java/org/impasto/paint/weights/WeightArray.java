package org.impasto.paint.weights;

import java.util.Arrays;

/**
 * One array: row-major float32 data with its shape. Immutable: {@code data} is copied on the way in
 * and on the way out. The whole of VGG-16 is 59 MB, so copying it costs some ten milliseconds; keep
 * the result of {@link #data()} instead of calling it in a loop.
 */
public final class WeightArray {

  private final float[] data;
  private final long[] shape;

  /**
   * An array of {@code shape} filled with a copy of {@code data}.
   *
   * @param data the elements, last axis fastest
   * @param shape the length of each axis, each 0 or more; none at all for a single number
   * @throws IllegalArgumentException if the shape does not hold exactly {@code data.length}
   *     elements
   */
  public WeightArray(float[] data, long... shape) {
    this(shape.clone(), data.clone());
  }

  private WeightArray(long[] shape, float[] data) {
    if (elements(shape) != data.length) {
      throw new IllegalArgumentException(
          "array has %d elements and shape %s — the shape's product must be the number of elements — correct the shape"
              .formatted(data.length, Arrays.toString(shape)));
    }
    this.data = data;
    this.shape = shape;
  }

  /** The same without copying: the caller gives both arrays away. */
  static WeightArray owning(float[] data, long[] shape) {
    return new WeightArray(shape, data);
  }

  /**
   * How many elements {@code shape} holds, or -1 if an axis is negative or the product overflows.
   */
  static long elements(long[] shape) {
    long product = 1;
    for (long axis : shape) {
      if (axis < 0 || Math.multiplyHigh(product, axis) != 0 || product * axis < 0) {
        return -1;
      }
      product *= axis;
    }
    return product;
  }

  /** The length of each axis; a copy. */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * The elements, row-major (last axis fastest); a copy of {@link #size()} floats at every call.
   */
  public float[] data() {
    return data.clone();
  }

  /** The elements without copying, for reading only. */
  float[] shared() {
    return data;
  }

  /** The number of axes: 4 for a convolution's weight, 1 for its bias, 0 for a single number. */
  public int rank() {
    return shape.length;
  }

  /** The number of elements. */
  public long size() {
    return data.length;
  }

  /** The shape, for messages: {@code float32 [64, 3, 3, 3]}. */
  @Override
  public String toString() {
    return "float32 " + Arrays.toString(shape);
  }
}
