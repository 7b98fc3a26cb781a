package org.impasto.stylize;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A faster way to run the networks of styles, in bfloat16. A {@link Stylizer} finds those on the
 * class path ({@link java.util.ServiceLoader}), such as that of {@code impasto-accelerate}, and
 * uses one for pictures that go through whole and are not nearly flat; others go through ONNX
 * Runtime.
 */
public interface Accelerator {
  /** Whether this processor gains by it, and native libraries are there; loads them if it does. */
  boolean isWorthwhile();

  /** How much memory the smallest of its networks takes for so many pixels; loads nothing. */
  double leastBytes(double pixels);

  /** Loads native libraries, for programs that know early that they will need them. */
  void load();

  /**
   * Prepares a network.
   *
   * @param model an ONNX model
   * @param threads for one run; 0 is one for each processor
   * @return empty if it is none that this can run
   * @throws RuntimeException if native libraries are missing
   */
  Optional<Network> prepare(byte[] model, int threads);

  /** A network ready to run, by many threads at once. */
  interface Network {
    /** How much memory a run takes for so many pixels. */
    double bytes(double pixels);

    /**
     * Paints one picture, (1, 3, height, width), both sides multiples of 4.
     *
     * @param input direct, in the network's range
     * @param output direct, of the same size; may be the very same
     * @param goesOn is asked now and then whether to go on
     * @throws CancellationException if it shall not
     */
    void run(FloatBuffer input, FloatBuffer output, BooleanSupplier goesOn, int height, int width);
  }
}
