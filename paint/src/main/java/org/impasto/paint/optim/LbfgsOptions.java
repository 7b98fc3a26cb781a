package org.impasto.paint.optim;

/**
 * The constants of {@link LBFGS}.
 *
 * @param lineSearch how the length of a step is found; default {@link LineSearch#STRONG_WOLFE}
 * @param history how many past steps estimate the curvature, 1 or more; default 20. More take two
 *     arrays each and help little
 * @param restartEvery after so many evaluations the history is dropped; 0, the default, for never
 * @param smoothing how much longer steps are at first along what changes slowly from pixel to pixel
 *     than along grain; 0 or more, default 5; 0 for no difference
 * @param halfHistory whether past steps are remembered in bfloat16, in half the memory; default no.
 *     The picture is another one that is as good
 */
public record LbfgsOptions(
    LineSearch lineSearch, int history, int restartEvery, double smoothing, boolean halfHistory)
    implements OptimizerOptions {

  /** How the length of a step is found. */
  public enum LineSearch {
    /** By trying lengths until loss and slope have both fallen enough. */
    STRONG_WOLFE,
    /** Not at all: every step has the length that the curvature suggests, as in torch7. */
    FIXED_STEP
  }

  /** Strong Wolfe, a history of 20, no restarts, a smoothing of 5. */
  public static final LbfgsOptions DEFAULTS = new LbfgsOptions(LineSearch.STRONG_WOLFE, 20, 0, 5);

  /** {@link #DEFAULTS} without smoothing: L-BFGS as published, what others are compared with. */
  public static final LbfgsOptions PLAIN = new LbfgsOptions(LineSearch.STRONG_WOLFE, 20, 0, 0);

  /** With a history in full precision. */
  public LbfgsOptions(LineSearch lineSearch, int history, int restartEvery, double smoothing) {
    this(lineSearch, history, restartEvery, smoothing, false);
  }

  /** The same, remembering past steps in bfloat16 or not. */
  public LbfgsOptions withHalfHistory(boolean half) {
    return new LbfgsOptions(lineSearch, history, restartEvery, smoothing, half);
  }

  /** Refuses a history below 1, a negative interval and a negative smoothing. */
  public LbfgsOptions {
    if (history < 1) {
      throw new IllegalArgumentException("history is " + history + "; it must be 1 or more");
    }
    if (restartEvery < 0) {
      throw new IllegalArgumentException(
          "restart interval is " + restartEvery + "; it must be 1 or more, or 0 for never");
    }
    if (!(smoothing >= 0) || Double.isInfinite(smoothing)) {
      throw new IllegalArgumentException("smoothing is " + smoothing + "; it must be 0 or more");
    }
  }

  @Override
  public int arrays(int evaluations) {
    int search = lineSearch == LineSearch.STRONG_WOLFE ? 4 : 2;
    int pairs = Math.max(0, Math.min(history, evaluations - 1)); // the first takes no step
    int remembered = halfHistory ? pairs + 1 : 2 * pairs; // and one in full, where it is used
    return remembered + 3 + search;
  }
}
