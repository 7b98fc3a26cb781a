package org.impasto.paint.iterative;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a run that is painted at one size with one network.
 *
 * @param scale the size
 * @param number which of the sizes, from 1
 * @param exact whether the network computes in float32, whatever the options say
 * @param from evaluations at this size before it
 * @param until evaluations at this size when it ends
 */
record Stage(Scale scale, int number, boolean exact, int from, int until) {
  /** With fewer sizes, painting in a faster precision saves little, and costs more of the loss. */
  private static final int FEWEST_SIZES = 3;

  /** The part of the last size's evaluations that does without float32. */
  private static final double SHARE_BEFORE_POLISH = 0.9;

  /** The first evaluation of a part takes no step. */
  private static final int FEWEST_EVALUATIONS = 2;

  /** All of them in float32, or as the options say. */
  static List<Stage> plain(List<Scale> scales) {
    List<Stage> stages = new ArrayList<>();
    for (Scale scale : scales) {
      stages.add(new Stage(scale, stages.size() + 1, true, 0, scale.evaluations()));
    }
    return stages;
  }

  /**
   * The first size and the end of the last in float32, what is between in a faster precision: the
   * first decides what the picture becomes, the end how low the loss gets.
   */
  static List<Stage> exactAtEnds(List<Scale> scales) {
    List<Stage> stages = plain(scales);
    int last = scales.size() - 1;
    if (scales.size() < FEWEST_SIZES) {
      return stages;
    }
    for (int i = 1; i < last; i++) {
      Scale scale = scales.get(i);
      stages.set(i, new Stage(scale, i + 1, false, 0, scale.evaluations()));
    }
    Scale scale = scales.get(last);
    int polish = (int) (SHARE_BEFORE_POLISH * scale.evaluations());
    if (Math.min(polish, scale.evaluations() - polish) >= FEWEST_EVALUATIONS) {
      stages.set(last, new Stage(scale, last + 1, false, 0, polish));
      stages.add(new Stage(scale, last + 1, true, polish, scale.evaluations()));
    }
    return stages;
  }

  /** Whether it goes on where the stage before has painted at the same size. */
  boolean continuesSize() {
    return from > 0;
  }

  /** Whether the next stage, if there is one, is of another size. */
  boolean endsSize() {
    return until == scale.evaluations();
  }
}
