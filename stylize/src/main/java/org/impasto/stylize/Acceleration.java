package org.impasto.stylize;

import java.util.Optional;
import java.util.ServiceLoader;
import org.impasto.image.Tiling;

/** Finds who runs a style's network faster. */
final class Acceleration {
  private Acceleration() {}

  /** The first on the class path. */
  private static Optional<Accelerator> found() {
    return ServiceLoader.load(Accelerator.class, Accelerator.class.getClassLoader()).findFirst();
  }

  /**
   * Whether one is on the class path, and might take a picture of so many pixels whole; loads
   * nothing.
   */
  static boolean mayTakeWhole(double pixels, double bytes) {
    return found().filter(each -> each.leastBytes(pixels) <= bytes).isPresent();
  }

  /** The first on the class path, if these options and this processor want it. */
  static Optional<Accelerator> of(StylizeOptions options) {
    return switch (options.precision()) {
      case FP32 -> Optional.empty();
      case BF16 -> found();
      case AUTO ->
          options.tiling() instanceof Tiling.Pixels
              ? Optional.empty()
              : found().filter(Accelerator::isWorthwhile);
    };
  }

  /**
   * The network of {@code style} as {@code options} want it; empty if that is ONNX Runtime's.
   *
   * @throws StyleException if bfloat16 is asked for and cannot be had
   */
  static Optional<Accelerator.Network> of(StyleModel style, StylizeOptions options)
      throws StyleException {
    Optional<Accelerator.Network> network;
    try {
      network =
          of(options)
              .flatMap(
                  each -> each.prepare(style.graph().model().toByteArray(), options.threads()));
    } catch (RuntimeException e) {
      throw new StyleException(
          style.source(), "precision is bf16 — %s — use auto".formatted(e.getMessage()), e);
    }
    if (network.isEmpty() && options.precision() == StylePrecision.BF16) {
      throw new StyleException(
          style.source(),
          "precision is bf16 — that takes a style of 'impasto train' and impasto-accelerate on the"
              + " class path — use auto");
    }
    return network;
  }
}
