package org.impasto.cli;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import org.impasto.paint.iterative.Progress;

/** Tells the person at the terminal, or the log, what is going on. */
sealed interface ProgressDisplay extends AutoCloseable
    permits TerminalDisplay, PlainDisplay, SilentDisplay {

  /** A bar on a terminal, lines elsewhere, nothing if {@code quiet}. */
  static ProgressDisplay to(PrintWriter err, boolean quiet) {
    if (quiet) {
      return new SilentDisplay();
    }
    return Terminal.isInteractive() ? new TerminalDisplay(err) : new PlainDisplay(err);
  }

  /** A line of its own. */
  void say(String line);

  /** One evaluation more. */
  void painting(Progress progress);

  /** Step {@code step} of {@code steps} of training, after {@code seconds}. */
  void training(int step, int steps, String message, double seconds, OptionalDouble left);

  /** {@code done} of {@code total} steps or pictures are done. */
  void stylizing(String unit, int done, int total);

  /** A piece more of the file {@code name}; {@code total} is -1 where nobody knows. */
  void downloading(String name, long bytes, long total);

  /** Ends a bar that is being shown. */
  @Override
  void close();
}
