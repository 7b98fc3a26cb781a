package org.impasto.paint.tensor;

/**
 * The number format of convolutions. Gram matrices, losses and optimizer state never use less than
 * 32 bits, whatever the precision here.
 */
public enum Precision {
  /** IEEE 754 single precision, 24 significant bits; the default. */
  FP32("fp32", "float32"),

  /**
   * bfloat16, 8 significant bits: two to three times faster on processors with AVX512-BF16 or AMX
   * and on recent GPUs, slower elsewhere. Painting uses it between the first size and the last
   * tenth of the last, which decide how low the loss gets; a picture of one or two sizes is painted
   * in fp32.
   */
  BF16("bf16", "bfloat16"),

  /** IEEE 754 double precision, for checking gradients; several times slower than fp32. */
  FP64("fp64", "float64");

  private final String label;
  private final String typeName;

  Precision(String label, String typeName) {
    this.label = label;
    this.typeName = typeName;
  }

  /**
   * The fastest precision for {@code device} that makes good pictures: bf16 where Linux on x86-64
   * tells that the processor multiplies in it; else, and on other devices, fp32. Nothing is
   * measured, and no native library loaded.
   */
  public static Precision fastest(Device device) {
    return device.equals(Device.CPU) && ProcessorFeatures.multipliesInBf16() ? BF16 : FP32;
  }

  /** The name people type: {@code fp32}, {@code bf16} or {@code fp64}. */
  public String label() {
    return label;
  }

  /** Bytes of one number. */
  public int bytes() {
    return switch (this) {
      case FP32 -> 4;
      case BF16 -> 2;
      case FP64 -> 8;
    };
  }

  /** The precision of losses and statistics beside convolutions in this one: fp64 or fp32. */
  public Precision accumulation() {
    return this == FP64 ? FP64 : FP32;
  }

  @Override
  public String toString() {
    return typeName;
  }
}
