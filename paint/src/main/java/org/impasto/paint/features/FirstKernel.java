package org.impasto.paint.features;

import org.impasto.paint.weights.WeightArray;

/**
 * A network's first kernel (out, 3, k, k), rewritten so that it takes RGB in the project's order.
 */
final class FirstKernel {
  private static final int COLORS = 3;

  private FirstKernel() {}

  /** The kernel that gives for RGB what {@code kernel} gives for BGR. */
  static WeightArray fromBgr(WeightArray kernel) {
    float[] swap = {0, 0, 1, 0, 1, 0, 1, 0, 0};
    return after(new WeightArray(swap, COLORS, COLORS, 1, 1), kernel);
  }

  /**
   * The kernel that does the 1×1 convolution {@code before} (3, 3, 1, 1) and then {@code kernel}.
   */
  static WeightArray after(WeightArray before, WeightArray kernel) {
    int area = (int) (kernel.shape()[2] * kernel.shape()[3]);
    int outputs = (int) kernel.shape()[0];
    float[] source = kernel.data();
    float[] mix = before.data();
    float[] result = new float[source.length];
    for (int o = 0; o < outputs; o++) {
      for (int in = 0; in < COLORS; in++) {
        for (int k = 0; k < area; k++) {
          double sum = 0;
          for (int c = 0; c < COLORS; c++) {
            sum += (double) source[(o * COLORS + c) * area + k] * mix[c * COLORS + in];
          }
          result[(o * COLORS + in) * area + k] = (float) sum;
        }
      }
    }
    return new WeightArray(result, kernel.shape());
  }

  /** The bias that goes with {@link #after}, exact where nothing is padded with zeros. */
  static WeightArray biasAfter(WeightArray before, WeightArray kernel, WeightArray bias) {
    int area = (int) (kernel.shape()[2] * kernel.shape()[3]);
    float[] source = kernel.data();
    float[] shift = before.data();
    float[] result = bias.data().clone();
    for (int o = 0; o < result.length; o++) {
      double sum = result[o];
      for (int i = 0; i < COLORS * area; i++) {
        sum += (double) source[o * COLORS * area + i] * shift[i / area];
      }
      result[o] = (float) sum;
    }
    return new WeightArray(result, bias.shape());
  }
}
