package org.impasto.paint.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether this processor convolves faster in bfloat16. Linux on x86-64 tells, and so the answer is
 * always the same; elsewhere it is measured, in some milliseconds.
 */
final class PrecisionProbe {
  /**
   * bfloat16 loses accuracy, and with it goes what gains nothing by it: it must be this much faster
   * here. Processors that have it reach 1.4 beside transforms and 2 without, where whole networks
   * reach 1.5; those that imitate it less than 1.
   */
  private static final double WORTHWHILE = 1.2;

  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** What multiplies in bfloat16. */
  private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16");

  private static final int ROUNDS = 7;
  private static final int CHANNELS = 128;
  private static final int KERNEL = 3;

  /** Tells at once where bfloat16 is only imitated, which takes long. */
  private static final int SMALL = 10;

  /** As in the middle of a network, where float32 may go through transforms. */
  static final int LARGE = 58;

  private PrecisionProbe() {}

  /** Whether bfloat16 is worthwhile on the processor. */
  static boolean prefersBf16() {
    return told().orElseGet(() -> isFaster(SMALL, 1) && isFaster(LARGE, WORTHWHILE));
  }

  /** What the system tells about that, if it does; without the native library. */
  static Optional<Boolean> told() {
    return features(CPU).map(has -> has.stream().anyMatch(INSTRUCTIONS::contains));
  }

  /** What the processor has, as Linux names it; empty if {@code file} does not tell. */
  static Optional<Set<String>> features(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("flags"))
          .map(PrecisionProbe::names)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // another system
    }
  }

  private static Set<String> names(String line) {
    return Set.copyOf(List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")));
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
            double shortestExact = Double.MAX_VALUE; // what else runs only makes it longer
            double shortestFast = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
              shortestExact = Math.min(shortestExact, seconds(exact));
              shortestFast = Math.min(shortestFast, seconds(fast));
            }
            return shortestExact > factor * shortestFast;
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
