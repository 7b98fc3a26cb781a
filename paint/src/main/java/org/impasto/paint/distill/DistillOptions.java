package org.impasto.paint.distill;

import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;

/**
 * How a network is distilled.
 *
 * @param size pixels per side of what the student sees of a photo, a multiple of 16 from 64 on;
 *     default 192. Larger teaches deep layers more and costs more time
 * @param batch crops in a step, 1 or more; default 6
 * @param steps of Adam, 1 or more; default 8500
 * @param learningRate at the start, from where it falls to 0 along a cosine; default 1.5e-3
 * @param gramWeight of the distance between Gram matrices beside that between activations; default
 *     0, not at all. Larger makes textures count more than places
 * @param largestGradient the norm to which a larger gradient is shortened; default 2
 * @param averaging memory of the running mean of weights that is the result, in [0, 1); default
 *     0.999
 * @param mosaics the share of crops that are four crops at half their size, in [0, 1]; default 0.
 *     More teaches small pictures, as those that coarse-to-fine painting starts with
 * @param visited what is added to photos
 * @param seed of all random numbers
 * @param compute where, and how precisely
 */
public record DistillOptions(
    int size,
    int batch,
    int steps,
    double learningRate,
    double gramWeight,
    double largestGradient,
    double averaging,
    double mosaics,
    VisitedOptions visited,
    long seed,
    Compute compute) {

  /** A multiple of the size of the deepest blocks' positions. */
  private static final int GRID = 16;

  private static final int SMALLEST = 64;

  /** What lite.safetensors was made with, but for the precision. */
  public static final DistillOptions DEFAULTS =
      new DistillOptions(
          192,
          6,
          8500,
          1.5e-3,
          0,
          2,
          0.999,
          0,
          VisitedOptions.DEFAULTS,
          0,
          new Compute(Device.CPU, Precision.FP32));

  /** Refuses values outside their ranges. */
  public DistillOptions {
    if (size < SMALLEST || size % GRID != 0) {
      throw new IllegalArgumentException(
          "size is %d; it must be a multiple of %d from %d on".formatted(size, GRID, SMALLEST));
    }
    requireAtLeastOne("batch", batch);
    requireAtLeastOne("number of steps", steps);
    requirePositive("learning rate", learningRate);
    requirePositive("largest gradient", largestGradient);
    if (!(gramWeight >= 0) || Double.isInfinite(gramWeight)) {
      throw new IllegalArgumentException("Gram weight is " + gramWeight + "; it must be 0 or more");
    }
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException(
          "averaging is " + averaging + "; it must be 0 or more and less than 1");
    }
    requireShare("share of mosaics", mosaics);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be in 0 to 1");
    }
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be more than 0");
    }
  }

  /** The part of {@link #learningRate} that step {@code step}, from 0, uses. */
  double decay(int step) {
    return 0.5 * (1 + Math.cos(Math.PI * step / steps));
  }
}
