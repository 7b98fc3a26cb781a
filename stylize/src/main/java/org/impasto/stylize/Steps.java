package org.impasto.stylize;

import java.util.concurrent.CancellationException;

/**
 * Tells a listener how far a picture is, and stops when it says so.
 *
 * @param listener hears it
 * @param passes how many passes through the network the picture takes, each over four times as many
 *     pixels as the one before
 * @param pass which of them this is, from 0 on
 * @param whole whether the picture goes through whole, in steps too few to be told
 */
record Steps(TileListener listener, int passes, int pass, boolean whole) {
  private static final int GROWTH = 4;

  /** What is told as the whole of a picture that takes several passes in tiles. */
  private static final int PARTS = 100;

  /** The first pass. */
  static Steps first(TileListener listener, int passes, boolean whole) {
    return new Steps(listener, passes, 0, whole);
  }

  Steps next() {
    return new Steps(listener, passes, pass + 1, whole);
  }

  /** While a tile is being made; {@code done} are. */
  boolean goesOn(int done, int total) {
    if (passes == 1) {
      return listener.onTile(done, total);
    }
    if (whole) {
      return listener.onTile(pass == passes - 1 ? done / total : 0, 1);
    }
    double here = Math.pow(GROWTH, pass); // the work of a pass, if that of the first is 1
    double before = (here - 1) / (GROWTH - 1);
    double all = (Math.pow(GROWTH, passes) - 1) / (GROWTH - 1);
    return listener.onTile((int) (PARTS * ((before + here * done / total) / all)), PARTS);
  }

  void done(int done, int total) {
    if (!goesOn(done, total)) {
      throw new CancellationException(
          "stopped after tile %d of %d of pass %d of %d".formatted(done, total, pass + 1, passes));
    }
  }
}
