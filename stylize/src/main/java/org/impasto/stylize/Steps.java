package org.impasto.stylize;

import java.util.concurrent.CancellationException;

/**
 * Tells a listener how far a picture is, and stops when it says so.
 *
 * @param passes how many passes through the network the picture takes, each over four times as many
 *     pixels as the one before
 * @param pass which of them this is, from 0 on
 */
record Steps(TileListener listener, int passes, int pass) {
  private static final int GROWTH = 4;

  /** What is told as the whole of a picture that takes several passes. */
  private static final int PARTS = 1000;

  /** The first pass. */
  static Steps first(TileListener listener, int passes) {
    return new Steps(listener, passes, 0);
  }

  Steps next() {
    return new Steps(listener, passes, pass + 1);
  }

  /** While a tile is being made; {@code done} are. */
  boolean goesOn(int done, int total) {
    if (passes == 1) {
      return listener.onTile(done, total);
    }
    double here = Math.pow(GROWTH, pass); // the work of a pass, if that of the first is 1
    double before = (here - 1) / (GROWTH - 1);
    double all = (Math.pow(GROWTH, passes) - 1) / (GROWTH - 1);
    return listener.onTile((int) (PARTS * ((before + here * done / total) / all)), PARTS);
  }

  void done(int done, int total) {
    if (!goesOn(done, total)) {
      throw new CancellationException("stopped after tile %d of %d".formatted(done, total));
    }
  }
}
