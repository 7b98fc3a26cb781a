package org.impasto.stylize;

/** Hears how far a picture is, and may stop it. */
@FunctionalInterface
public interface TileListener {
  /** Hears nothing. */
  TileListener NONE = (done, total) -> true;

  /**
   * A tile is done; pictures that are made whole have one.
   *
   * @return whether to go on
   */
  boolean onTile(int done, int total);
}
