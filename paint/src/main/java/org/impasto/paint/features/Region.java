package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/**
 * A rectangle of positions of a layer.
 *
 * @param top the first row
 * @param left the first column
 * @param height rows
 * @param width columns
 */
public record Region(long top, long left, long height, long width) {
  /** All positions of {@code activations} (N, C, h, w). */
  public static Region of(Tensor activations) {
    return new Region(0, 0, activations.size(2), activations.size(3));
  }

  /** This part of {@code image} (N, C, h, w), which shares its numbers. */
  public Tensor in(Tensor image) {
    return image.slice(2, top, top + height).slice(3, left, left + width);
  }
}
