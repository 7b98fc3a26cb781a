package org.impasto.stylize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a network wants its pictures.
 *
 * @param range the values of black and white
 * @param stated whether the file says so itself; otherwise it was found by a trial
 * @param fixed the only size that the network takes, if there is one
 * @param opened whether the file names a fixed size that its network does not need
 */
record Convention(ValueRange range, boolean stated, Optional<Size> fixed, boolean opened) {
  /** Pixels across and down. */
  record Size(int width, int height) {
    @Override
    public String toString() {
      return width + "×" + height;
    }
  }

  /** What was assumed, for people; empty for a file that says everything. */
  List<String> assumptions() {
    List<String> lines = new ArrayList<>();
    if (!stated) {
      lines.add("values %s, found by a trial".formatted(range.label()));
    }
    fixed.ifPresent(
        size ->
            lines.add("takes %s only: applied in overlapping tiles of that size".formatted(size)));
    if (opened) {
      lines.add("names a fixed size, but works at any: applied to the whole picture");
    }
    return lines;
  }
}
