package org.impasto.paint.optim;

/**
 * A matrix among the elements of a vector, row after row.
 *
 * @param begin index of its first element
 * @param rows 1 or more
 * @param columns 1 or more
 */
public record MatrixRange(long begin, long rows, long columns) {
  /** Index after its last element. */
  long end() {
    return begin + rows * columns;
  }
}
