package org.impasto.paint.iterative;

import org.impasto.image.Picture;

/** Where painting starts. */
public sealed interface InitialImage {
  /**
   * At the photo; keeps its composition and needs the fewest evaluations.
   *
   * @param detail how much of what only a photo of the next size shows is added to a painting that
   *     is enlarged to it, 0 to 1. With it the next size needs a tenth fewer evaluations, and keeps
   *     more of the photo
   */
  record Content(double detail) implements InitialImage {
    /** With all the detail, as in {@link Preset#DEFAULT}. */
    public static final Content DEFAULTS = new Content(1);

    /** Refuses values outside their range. */
    public Content {
      if (!(detail >= 0 && detail <= 1)) {
        throw new IllegalArgumentException("detail is " + detail + "; it must be in [0, 1]");
      }
    }
  }

  /**
   * At noise, drawn independently for every channel of every pixel from the seed.
   *
   * @param distribution its shape
   * @param center its mean, in [0, 1]
   * @param spread half its width if uniform, its standard deviation if normal; 0 or more
   */
  record Noise(Distribution distribution, double center, double spread) implements InitialImage {
    /** The whole range from black to white, equally. */
    public static final Noise DEFAULTS = new Noise(Distribution.UNIFORM, 0.5, 0.5);

    /** The shape of a distribution. */
    public enum Distribution {
      /** All values equally. */
      UNIFORM,
      /** The bell curve. */
      NORMAL
    }

    /** Refuses values outside their ranges. */
    public Noise {
      if (!(center >= 0 && center <= 1)) {
        throw new IllegalArgumentException(
            "center of the noise is " + center + "; it must be in [0, 1]");
      }
      if (!(spread >= 0) || Double.isInfinite(spread)) {
        throw new IllegalArgumentException(
            "spread of the noise is " + spread + "; it must be 0 or more");
      }
    }
  }

  /** At a picture of your own, resized to fit. */
  record Given(Picture picture) implements InitialImage {}
}
