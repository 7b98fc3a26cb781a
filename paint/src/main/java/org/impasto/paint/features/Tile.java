package org.impasto.paint.features;

import org.impasto.paint.tensor.Tensor;

/** A part of an image that goes through a {@link Segment} alone. */
record Tile(Cut rows, Cut columns) {
  /** What goes in, of what the segment is given. */
  Region input() {
    return new Region(rows.from(), columns.from(), rows.length(), columns.length());
  }

  /** What belongs to this tile of what stage {@code stage} of the segment gives. */
  Region core(int stage) {
    Cut.Core down = rows.cores().get(stage);
    Cut.Core across = columns.cores().get(stage);
    return new Region(
        down.from(), across.from(), down.to() - down.from(), across.to() - across.from());
  }

  /** The same within {@code output}, which the stage gave for this tile. */
  Tensor core(int stage, Tensor output) {
    Region core = core(stage);
    return new Region(
            core.top() - rows.cores().get(stage).start(),
            core.left() - columns.cores().get(stage).start(),
            core.height(),
            core.width())
        .in(output);
  }

  /** {@code ofCore} in its place, in the shape of {@code output}, and zeros around it. */
  Tensor surrounded(int stage, Tensor ofCore, Tensor output) {
    if (ofCore.size(2) == output.size(2) && ofCore.size(3) == output.size(3)) {
      return ofCore;
    }
    Tensor whole = ofCore.zeros(output.shape());
    core(stage, whole).addInPlace(ofCore, 1);
    return whole;
  }
}
