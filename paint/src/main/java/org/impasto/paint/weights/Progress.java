package org.impasto.paint.weights;

import java.time.Duration;
import java.util.OptionalLong;

/** Tells the listener how far one file is, during waits too, and stops when it says so. */
final class Progress {

  /** How long a wait may last before the listener is asked again. */
  static final Duration SLICE = Duration.ofMillis(100);

  private final DownloadListener listener;
  private final String fileName;
  private final long total;

  Progress(DownloadListener listener, String fileName, OptionalLong total) {
    this.listener = listener;
    this.fileName = fileName;
    this.total = total.orElse(-1);
  }

  void report(long bytes) throws DownloadCanceledException {
    if (!listener.onProgress(bytes, total)) {
      throw canceled("by request");
    }
  }

  void pause(Duration time, long bytes) throws DownloadCanceledException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      report(bytes);
      try {
        Thread.sleep(Duration.ofNanos(Math.min(left, SLICE.toNanos())).toMillis() + 1);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  DownloadCanceledException interrupted() {
    Thread.currentThread().interrupt();
    return canceled("by an interrupt");
  }

  private DownloadCanceledException canceled(String why) {
    return new DownloadCanceledException(
        "download of %s was canceled %s — what has arrived is kept — fetch it again to go on"
            .formatted(fileName, why));
  }
}
