package org.impasto.paint.tensor;

/**
 * Where and how convolutions are computed.
 *
 * @param device the processor; default the CPU
 * @param precision the number format of convolutions; default fp32. A lower one is faster and
 *     changes the picture slightly
 */
public record Compute(Device device, Precision precision) {
  /** The CPU in fp32. */
  public static final Compute DEFAULTS = new Compute(Device.CPU, Precision.FP32);
}
