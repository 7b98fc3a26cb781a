package org.impasto.paint.tensor;

import java.util.Arrays;
import java.util.function.Supplier;

/** Finds out how fast this processor convolves in each precision, in some milliseconds. */
final class PrecisionProbe {
  /**
   * bfloat16 loses accuracy, and with it goes what gains nothing by it: it must be this much faster
   * here. Processors that have it reach more than 2, those that imitate it less than 1.
   */
  private static final double WORTHWHILE = 1.5;

  private static final int ROUNDS = 3;
  private static final int CHANNELS = 128;
  private static final int KERNEL = 3;

  /** Tells at once where bfloat16 is only imitated, which takes long. */
  private static final int SMALL = 10;

  /** As in the middle of a network, where float32 may go through transforms. */
  static final int LARGE = 58;

  private PrecisionProbe() {}

  /** Whether bfloat16 is worthwhile on the processor. */
  static boolean prefersBf16() {
    return isFaster(SMALL, 1) && isFaster(LARGE, WORTHWHILE);
  }

  /** Whether it is more than {@code factor} times as fast for an image of {@code side} pixels. */
  private static boolean isFaster(int side, double factor) {
    return Tensor.withoutGradients(
        () -> {
          try (Scope scope = Scope.open()) {
            Supplier<Tensor> exact = convolution(side, Precision.FP32);
            Supplier<Tensor> fast = convolution(side, Precision.BF16);
            exact.get().release(); // the first in a precision prepares it
            fast.get().release();
            double[] ratios = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
              ratios[i] = seconds(exact) / seconds(fast);
            }
            Arrays.sort(ratios);
            return ratios[ROUNDS / 2] > factor;
          }
        });
  }

  private static Supplier<Tensor> convolution(int side, Precision precision) {
    Kernel kernel = kernel(precision);
    Tensor image = image(side).to(precision).channelsLast();
    return () -> kernel.apply(image);
  }

  static Tensor image(int side) {
    return Tensor.of(new float[CHANNELS * side * side], 1, CHANNELS, side, side);
  }

  static Tensor weight() {
    return Tensor.of(
        new float[CHANNELS * CHANNELS * KERNEL * KERNEL], CHANNELS, CHANNELS, KERNEL, KERNEL);
  }

  private static Kernel kernel(Precision precision) {
    Tensor bias = Tensor.of(new float[CHANNELS], CHANNELS).to(precision);
    return new Kernel(weight().to(precision).channelsLast(), bias, 1, 0);
  }

  private static double seconds(Supplier<Tensor> convolution) {
    long begun = System.nanoTime();
    convolution.get().release();
    return (System.nanoTime() - begun) / 1e9;
  }
}
