package org.impasto.paint.features;

import java.util.List;

/**
 * What each position after a stage is made from: position p from {@code side} positions before it,
 * {@code p · stride − padding} the first.
 */
record Window(int side, int stride, int padding) {
  /** Positions before {@code stages}, per side, for each position after them. */
  static int stride(List<Stage> stages) {
    return stages.stream().mapToInt(stage -> stage.window().stride()).reduce(1, (a, b) -> a * b);
  }

  /** The first position before the stage that is needed for {@code position} after it. */
  int first(int position) {
    return position * stride - padding;
  }

  /** The last one. */
  int last(int position) {
    return first(position) + side - 1;
  }
}
