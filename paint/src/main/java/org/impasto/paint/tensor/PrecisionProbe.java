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

  private static final int ROUNDS = 5;
  private static final int CHANNELS = 64;
  private static final int SIDE = 34;
  private static final int KERNEL = 3;

  private PrecisionProbe() {}

  /** Whether bfloat16 is worthwhile on the processor. */
  static boolean prefersBf16() {
    return Tensor.withoutGradients(
        () -> {
          try (Scope scope = Scope.open()) {
            Supplier<Tensor> exact = convolution(Precision.FP32);
            Supplier<Tensor> fast = convolution(Precision.BF16);
            double[] ratios = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
              ratios[i] = seconds(exact) / seconds(fast);
            }
            Arrays.sort(ratios);
            return ratios[ROUNDS / 2] > WORTHWHILE;
          }
        });
  }

  private static Supplier<Tensor> convolution(Precision precision) {
    Tensor image = Tensor.of(new float[CHANNELS * SIDE * SIDE], 1, CHANNELS, SIDE, SIDE);
    Tensor weight =
        Tensor.of(
            new float[CHANNELS * CHANNELS * KERNEL * KERNEL], CHANNELS, CHANNELS, KERNEL, KERNEL);
    Tensor bias = Tensor.of(new float[CHANNELS], CHANNELS).to(precision);
    Tensor x = image.to(precision).channelsLast();
    Kernel kernel = new Kernel(weight.to(precision).channelsLast(), bias, 1, 0);
    return () -> kernel.apply(x);
  }

  private static double seconds(Supplier<Tensor> convolution) {
    convolution.get().release(); // the first in a precision prepares it
    long begun = System.nanoTime();
    convolution.get().release();
    return (System.nanoTime() - begun) / 1e9;
  }
}
