package org.impasto.paint.weights;

/** A download that its listener or an interrupt stopped. What arrived is kept for the next call. */
public final class DownloadCanceledException extends WeightException {

  private static final long serialVersionUID = 1L;

  DownloadCanceledException(String message) {
    super(message);
  }
}
