package org.impasto.bench;

import java.io.IOException;

/** Something that is measured, again and again. */
@FunctionalInterface
interface Work {
  /** Does it once; gives what it took, in the unit of its comparison. */
  double measure() throws IOException;

  /** {@code task}, measured in seconds. */
  static Work timed(Task task) {
    return () -> {
      long begun = System.nanoTime();
      task.run();
      return (System.nanoTime() - begun) / 1e9;
    };
  }

  /** What {@link #timed} measures. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }
}
