package org.impasto.paint.optim;

/**
 * The constants of {@link LBFGS}.
 *
 * @param lineSearch how the length of a step is found; default {@link LineSearch#STRONG_WOLFE}
 * @param history how many past steps estimate the curvature, 1 or more; default 20. More take two
 *     arrays each and help little
 * @param restartEvery after so many evaluations the history is dropped; 0, the default, for never
 */
public record LbfgsOptions(LineSearch lineSearch, int history, int restartEvery)
    implements OptimizerOptions {

  /** How the length of a step is found. */
  public enum LineSearch {
    /** By trying lengths until loss and slope have both fallen enough. */
    STRONG_WOLFE,
    /** Not at all: every step has the length that the curvature suggests, as in torch7. */
    FIXED_STEP
  }

  /** Strong Wolfe, a history of 20, no restarts. */
  public static final LbfgsOptions DEFAULTS = new LbfgsOptions(LineSearch.STRONG_WOLFE, 20, 0);

  /** Refuses a history below 1 and a negative interval. */
  public LbfgsOptions {
    if (history < 1) {
      throw new IllegalArgumentException("history is " + history + "; it must be 1 or more");
    }
    if (restartEvery < 0) {
      throw new IllegalArgumentException(
          "restart interval is " + restartEvery + "; it must be 1 or more, or 0 for never");
    }
  }

  @Override
  public int arrays() {
    int search = lineSearch == LineSearch.STRONG_WOLFE ? 4 : 2;
    return 2 * history + 3 + search;
  }
}
