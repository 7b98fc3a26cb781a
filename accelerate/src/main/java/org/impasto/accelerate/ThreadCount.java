package org.impasto.accelerate;

import org.impasto.paint.tensor.Libtorch;

/**
 * How many threads libtorch uses for one operation. What a thread sets also becomes the number of
 * those that ask for the first time later; so the one before is kept until no run is under way.
 */
final class ThreadCount {
  private static int runs;
  private static int before;

  private ThreadCount() {}

  /** Sets the number for a run in this thread. */
  static synchronized void begin(int threads) {
    if (runs == 0) {
      before = Libtorch.threads();
    }
    runs++;
    Libtorch.setThreads(threads);
  }

  /** Ends this thread's run. */
  static synchronized void end() {
    runs--;
    Libtorch.setThreads(before);
  }
}
