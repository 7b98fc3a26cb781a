package org.impasto.paint.iterative;

/**
 * One of the sizes a picture is painted at.
 *
 * @param width pixels
 * @param height pixels
 * @param evaluations of the objective
 */
record Scale(int width, int height, int evaluations) {
  /** The size with a longer side of {@code side} and the proportions of width × height. */
  static Scale of(int width, int height, int side, int evaluations) {
    double factor = (double) side / Math.max(width, height);
    return new Scale(
        Math.max(1, (int) Math.round(width * factor)),
        Math.max(1, (int) Math.round(height * factor)),
        evaluations);
  }

  long pixels() {
    return (long) width * height;
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }
}
