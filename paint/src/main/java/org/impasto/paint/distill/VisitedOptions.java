package org.impasto.paint.distill;

/**
 * Pictures that the student itself paints on the way and then learns from, since an optimizer looks
 * for just those images at which a network is wrong.
 *
 * @param from the step after which the first are painted; default 1500
 * @param every so many steps more are painted; default 600
 * @param count so many each time, 0 for never; default 6
 * @param share the part of a batch that they make up, in [0, 1); default 0.34
 * @param evaluations the most evaluations at the first of their scales; default 60
 */
public record VisitedOptions(int from, int every, int count, double share, int evaluations) {
  /** What lite.safetensors was made with. */
  public static final VisitedOptions DEFAULTS = new VisitedOptions(1500, 600, 6, 0.34, 60);

  /** Refuses values outside their ranges. */
  public VisitedOptions {
    require("the step at which painting starts", from, 1);
    require("the number of steps between paintings", every, 1);
    require("the number of pictures painted at a time", count, 0);
    require("the number of evaluations of a painted picture", evaluations, 1);
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "share of painted pictures is " + share + "; it must be 0 or more and less than 1");
    }
  }

  private static void require(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s is %d; it must be %d or more".formatted(what, value, least));
    }
  }

  /** Whether pictures are to be painted before step {@code step}, from 0. */
  boolean isDue(int step) {
    return count > 0 && step >= from && (step - from) % every == 0;
  }

  /** How many pictures have been painted before step {@code step} is done. */
  int paintedBefore(int step) {
    return count == 0 || step <= from ? 0 : ((step - 1 - from) / every + 1) * count;
  }
}
