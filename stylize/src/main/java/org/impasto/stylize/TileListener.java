package org.impasto.stylize;

/** Hears how far a picture is, and may stop it. */
@FunctionalInterface
public interface TileListener {
  /** Hears nothing. */
  TileListener NONE = (done, total) -> true;

  /**
   * So many tiles are done; pictures that are made whole have one. It is called after each, and
   * from another thread about ten times a second while one is being made, which then ends at once
   * if it shall not go on.
   *
   * @return whether to go on
   */
  boolean onTile(int done, int total);
}
