package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tile along one side of an image: what goes into a {@link Segment}, and what counts of that
 * which each of its stages gives.
 *
 * @param from the first position that goes in, a multiple of the segment's stride
 * @param to the one after the last
 * @param cores one for each stage
 */
record Cut(int from, int to, List<Core> cores) {

  /**
   * What belongs to this tile, and no other, of what a stage gives.
   *
   * @param from the first position
   * @param to the one after the last
   * @param start the position that the stage gives first for the tile
   */
  record Core(int from, int to, int start) {}

  /** The tile of positions {@code from} to {@code to} after the last of {@code stages}. */
  static Cut of(List<Stage> stages, int size, int from, int to) {
    int last = stages.size() - 1;
    int[] sizes = sizes(stages, size);
    int[][] own = new int[stages.size()][];
    own[last] = new int[] {from, to};
    for (int i = last; i > 0; i--) {
      int stride = stages.get(i).window().stride();
      boolean end = own[i][1] == sizes[i + 1];
      own[i - 1] = new int[] {own[i][0] * stride, end ? sizes[i] : own[i][1] * stride};
    }
    int first = from;
    int after = to;
    for (int i = last; i >= 0; i--) {
      first = Math.min(first, own[i][0]);
      after = Math.max(after, own[i][1]);
      Window window = stages.get(i).window();
      first = Math.max(0, window.first(first));
      after = Math.min(sizes[i], window.last(after - 1) + 1);
    }
    int begin = first - first % Window.stride(stages);
    List<Core> cores = new ArrayList<>();
    int start = begin;
    for (int i = 0; i <= last; i++) {
      start /= stages.get(i).window().stride();
      cores.add(new Core(own[i][0], own[i][1], start));
    }
    return new Cut(begin, after, Collections.unmodifiableList(cores));
  }

  /** Positions before the first stage and after each of them. */
  private static int[] sizes(List<Stage> stages, int size) {
    int[] sizes = new int[stages.size() + 1];
    sizes[0] = size;
    for (int i = 0; i < stages.size(); i++) {
      sizes[i + 1] = stages.get(i).sizeAfter(sizes[i]);
    }
    return sizes;
  }

  int length() {
    return to - from;
  }
}
