package org.impasto.stylize;

/** The number format that a style is applied in. */
public enum StylePrecision {
  /**
   * bfloat16 where an {@link Accelerator} is on the class path and Linux tells that the processor
   * has it, for a style of ours and a picture that varies and is not cut into tiles; else float32.
   * The default.
   */
  AUTO,

  /** float32, 24 significant bits. */
  FP32,

  /**
   * bfloat16, 8 significant bits, in half to two thirds of the time; colors of photos differ by an
   * eighth of a step of 255 on average, those of smooth slopes by up to one, each time for each
   * size of strokes. Needs an {@link Accelerator}. Pictures in tiles, and those that hardly vary,
   * are made in float32 all the same.
   */
  BF16
}
