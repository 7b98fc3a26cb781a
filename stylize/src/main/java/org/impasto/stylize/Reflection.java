package org.impasto.stylize;

/** Continues a row of pixels beyond its ends by reflection, the last pixel not repeated. */
final class Reflection {
  private Reflection() {}

  /** Which of {@code size} pixels stand at {@code count} places from {@code from} on. */
  static int[] indices(int from, int count, int size) {
    int period = Math.max(1, 2 * (size - 1));
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      int place = Math.floorMod(from + i, period);
      indices[i] = place < size ? place : period - place;
    }
    return indices;
  }
}
