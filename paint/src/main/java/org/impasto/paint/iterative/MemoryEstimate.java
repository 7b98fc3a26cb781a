package org.impasto.paint.iterative;

import java.util.List;
import org.impasto.image.Picture;

/** Placeholder until measured. */
record MemoryEstimate(long bytes) {
  static MemoryEstimate of(IterativeOptions options, Picture content, List<Picture> styles) {
    return new MemoryEstimate(0);
  }

  void requireFits() {
    if (bytes < 0) {
      throw new InsufficientMemoryException("");
    }
  }
}
