package org.impasto.paint.feedforward;

/**
 * How long a style is trained, and how fast it learns.
 *
 * @param steps how many, 1 or more; default 4000. More come closer to what the loss allows
 * @param minutes 0, the default, for as many steps as said; else training ends after that many
 *     minutes, without those lost in steps back, however many steps they are, and is not the same
 *     every time
 * @param learningRate at the beginning, more than 0; default 3e-3. A larger one learns faster until
 *     it diverges
 * @param lastRate the part of it that is left at the end, in [0, 1]; default 0.02. It falls as half
 *     a cosine; 1 leaves it as it is
 * @param averaging memory of the running mean of parameters that is the result, in [0, 1); default
 *     0.99. A larger one is smoother and later
 * @param contentFirst part of a training from random parameters in which the style counts less, in
 *     [0, 1): its weight rises from a hundredth, tenfold in each half of that part; default 0.15.
 *     Without it, the network learns the painting's colors before it has learned to see the photo,
 *     and takes long to unlearn blots and grids
 * @param optimizer how parameters are changed; default Muon, which needs half as many photos
 */
public record TrainingSchedule(
    int steps,
    double minutes,
    double learningRate,
    double lastRate,
    double averaging,
    double contentFirst,
    TrainingOptimizer optimizer) {
  private static final double FIRST_STYLE_PART = 0.01;

  /** Our own; see docs/feed-forward.md for how it was found. */
  public static final TrainingSchedule DEFAULTS =
      new TrainingSchedule(4000, 0, 3e-3, 0.02, 0.99, 0.15, TrainingOptimizer.MUON);

  /** Refuses values outside their ranges. */
  public TrainingSchedule {
    if (steps < 1) {
      throw new IllegalArgumentException("steps are " + steps + "; there must be 1 or more");
    }
    if (!(minutes >= 0) || Double.isInfinite(minutes)) {
      throw new IllegalArgumentException("minutes are " + minutes + "; they must be 0 or more");
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate is " + learningRate + "; it must be more than 0");
    }
    if (!(lastRate >= 0 && lastRate <= 1)) {
      throw new IllegalArgumentException("last rate is " + lastRate + "; it must be in 0 to 1");
    }
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException(
          "averaging is " + averaging + "; it must be 0 or more and less than 1");
    }
    if (!(contentFirst >= 0 && contentFirst < 1)) {
      throw new IllegalArgumentException(
          "content first is " + contentFirst + "; it must be 0 or more and less than 1");
    }
  }

  /** How much of the training is done after {@code step} steps and {@code seconds}, 0 to 1. */
  double fraction(int step, double seconds) {
    double done = minutes > 0 ? seconds / (60 * minutes) : (double) step / steps;
    return Math.min(1, done);
  }

  /** The part of {@link #learningRate} that is used when {@code fraction} is done. */
  double decay(double fraction) {
    return lastRate + (1 - lastRate) * 0.5 * (1 + Math.cos(Math.PI * fraction));
  }

  /** The part of the style's weight that counts when {@code fraction} is done. */
  double stylePart(double fraction) {
    return fraction >= contentFirst ? 1 : Math.pow(FIRST_STYLE_PART, 1 - fraction / contentFirst);
  }
}
