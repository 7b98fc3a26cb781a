package org.impasto.paint.weights;

/** Is told how far a download is, and may cancel it. */
@FunctionalInterface
public interface DownloadListener {

  /** Listens to nothing and never cancels. */
  DownloadListener NONE = (bytes, total) -> true;

  /**
   * Called after every piece, and a few times a second while nothing arrives, always in the thread
   * that called {@link WeightCache#fetch}.
   *
   * @param bytes how many bytes of the file are here, those of an earlier attempt included
   * @param total the file's size in bytes, or -1 if it is unknown
   * @return true to go on, false to cancel; what has arrived is kept for the next call
   */
  boolean onProgress(long bytes, long total);
}
