package org.impasto.paint.loss;

/**
 * What a Gram matrix is divided by before it is compared; published weights only fit one of these.
 */
public enum GramDivisor {
  /** Nothing. */
  NONE,
  /** The positions of the layer, H·W. */
  POSITIONS,
  /** The elements of the layer, C·H·W. */
  ELEMENTS,
  /** The pixels of the image, whatever the layer. */
  IMAGE_PIXELS;

  double of(long channels, long positions, long imagePixels) {
    return switch (this) {
      case NONE -> 1;
      case POSITIONS -> positions;
      case ELEMENTS -> (double) channels * positions;
      case IMAGE_PIXELS -> imagePixels;
    };
  }
}
