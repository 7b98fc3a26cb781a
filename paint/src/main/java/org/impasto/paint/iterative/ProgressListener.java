package org.impasto.paint.iterative;

import java.io.IOException;

/** Is told of every evaluation, and can end the run. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing and ends nothing. */
  ProgressListener NONE = progress -> true;

  /**
   * Called after every evaluation, in the thread that paints.
   *
   * @return whether to go on; if not, the run ends soon with the best picture so far
   */
  boolean onProgress(Progress progress);

  /**
   * Called before a picture is painted that goes through the network in tiles.
   *
   * @param width of its last size, in pixels
   * @param height of its last size, in pixels
   * @param tileSide of a tile, in pixels
   */
  default void onTiles(int width, int height, int tileSide) {}

  /** Called before a picture is painted whose past steps are remembered in half the memory. */
  default void onHalfHistory() {}

  /**
   * Called when a checkpoint could not be written, in the thread that paints. Painting goes on, the
   * checkpoint before stays as it was, and the next one is tried in its time.
   */
  default void onCheckpointFailed(IOException reason) {}
}
