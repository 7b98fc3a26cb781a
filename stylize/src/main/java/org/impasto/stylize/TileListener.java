package org.impasto.stylize;

/** Hears how far a picture is, and may stop it. */
@FunctionalInterface
public interface TileListener {
  /** Hears nothing. */
  TileListener NONE = (done, total) -> true;

  /**
   * So much is done: a picture that is made whole has one step, one in tiles as many as each part
   * of the network has tiles, or a hundred if it has strokes of several sizes. It is called after
   * each, and while a whole picture is being made: from another thread about ten times a second,
   * or, in bfloat16, before each of the network's layers. What is being made then ends within a
   * fraction of a second if it shall not go on.
   *
   * @return whether to go on
   */
  boolean onTile(int done, int total);
}
