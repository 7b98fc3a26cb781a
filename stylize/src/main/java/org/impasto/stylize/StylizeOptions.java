package org.impasto.stylize;

import org.impasto.image.Tiling;

/**
 * How a style is applied.
 *
 * @param strength how much of the style there is, 0 to 1, default 1; smaller values blend the
 *     result with the photo
 * @param colors whose colors the result has, default the style's
 * @param strokes how many sizes of strokes there are, default {@link Strokes.Auto}; more take
 *     longer, by a quarter of the time of one pass for the first, a sixteenth for the second
 * @param precision the number format, default {@link StylePrecision#AUTO}
 * @param tiling whole or in tiles, default by the memory there is
 * @param threads threads on the processor for one picture, 0 to 1024, default 0: one for each
 *     processor. More are faster up to the number of cores
 * @param jobs how many pictures are made at the same time, 1 to 1024, default 1; memory is divided
 *     among them, and with more than one, threads that wait give their processor away
 */
public record StylizeOptions(
    double strength,
    ColorSource colors,
    Strokes strokes,
    StylePrecision precision,
    Tiling tiling,
    int threads,
    int jobs) {
  /** The style in full, one picture at a time on all processors. */
  public static final StylizeOptions DEFAULTS =
      new StylizeOptions(
          1, ColorSource.STYLE, new Strokes.Auto(), StylePrecision.AUTO, new Tiling.Auto(), 0, 1);

  private static final int MOST = 1024;

  public StylizeOptions {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength is %s — it must be 0 to 1 — give a value in that range".formatted(strength));
    }
    if (threads < 0 || threads > MOST) {
      throw new IllegalArgumentException(
          "threads is %d — it must be 1 to %d, or 0 for all processors — give such a number"
              .formatted(threads, MOST));
    }
    if (jobs < 1 || jobs > MOST) {
      throw new IllegalArgumentException(
          "jobs is %d — it must be 1 to %d — give such a number".formatted(jobs, MOST));
    }
  }

  public StylizeOptions withStrength(double fraction) {
    return new StylizeOptions(fraction, colors, strokes, precision, tiling, threads, jobs);
  }

  public StylizeOptions withColors(ColorSource source) {
    return new StylizeOptions(strength, source, strokes, precision, tiling, threads, jobs);
  }

  public StylizeOptions withStrokes(Strokes sizes) {
    return new StylizeOptions(strength, colors, sizes, precision, tiling, threads, jobs);
  }

  public StylizeOptions withPrecision(StylePrecision format) {
    return new StylizeOptions(strength, colors, strokes, format, tiling, threads, jobs);
  }

  public StylizeOptions withTiling(Tiling tiles) {
    return new StylizeOptions(strength, colors, strokes, precision, tiles, threads, jobs);
  }

  public StylizeOptions withThreads(int count) {
    return new StylizeOptions(strength, colors, strokes, precision, tiling, count, jobs);
  }

  public StylizeOptions withJobs(int count) {
    return new StylizeOptions(strength, colors, strokes, precision, tiling, threads, count);
  }
}
