package org.impasto.paint.iterative;

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
}
