package org.impasto.paint.iterative;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sizes at which a picture is painted, from coarse to fine in steps of √2. Coarse ones lay down
 * large strokes, fine ones small strokes.
 *
 * @param size longer side of the picture in pixels, or 0 for the photo's own; default 512
 * @param count how many sizes, 1 or more; or 0 for as many as there are from {@code smallest} up;
 *     default 0. More give larger strokes
 * @param smallest longer side of the first size in pixels when {@code count} is 0; default 128
 * @param evaluations of the objective at the first size, 1 or more. More come closer to the minimum
 * @param laterShare the part of {@code evaluations} that every later size gets, in (0, 1]
 */
public record ScaleOptions(int size, int count, int smallest, int evaluations, double laterShare) {

  /** A scale chosen by itself is no thinner than this, which every layer can see. */
  private static final int SHORTEST_SIDE = 32;

  private static final int LARGEST_SIZE = 32_768;
  private static final int SMALLEST_SIZE = 16;
  private static final int MOST_EVALUATIONS = 1_000_000;

  /** Refuses values outside their ranges. */
  public ScaleOptions {
    if (size != 0 && (size < SMALLEST_SIZE || size > LARGEST_SIZE)) {
      throw new IllegalArgumentException(
          "size is %d; it must be from %d to %d pixels, or 0 for the photo's own"
              .formatted(size, SMALLEST_SIZE, LARGEST_SIZE));
    }
    if (count < 0 || count > 20) {
      throw new IllegalArgumentException(
          "number of scales is " + count + "; it must be from 1 to 20, or 0 for as many as fit");
    }
    if (smallest < SMALLEST_SIZE) {
      throw new IllegalArgumentException(
          "smallest scale is " + smallest + "; it must be at least " + SMALLEST_SIZE + " pixels");
    }
    if (evaluations < 1 || evaluations > MOST_EVALUATIONS) {
      throw new IllegalArgumentException(
          "number of iterations is " + evaluations + "; it must be from 1 to " + MOST_EVALUATIONS);
    }
    if (!(laterShare > 0 && laterShare <= 1)) {
      throw new IllegalArgumentException(
          "share of later scales is " + laterShare + "; it must be more than 0 and at most 1");
    }
  }

  /** The same with another size. */
  public ScaleOptions withSize(int other) {
    return new ScaleOptions(other, count, smallest, evaluations, laterShare);
  }

  /** The same with another number of scales. */
  public ScaleOptions withCount(int other) {
    return new ScaleOptions(size, other, smallest, evaluations, laterShare);
  }

  /** The same with another number of evaluations at the first scale. */
  public ScaleOptions withEvaluations(int other) {
    return new ScaleOptions(size, count, smallest, other, laterShare);
  }

  /** The scales for a photo of {@code width} × {@code height}, from coarse to fine. */
  List<Scale> scales(int width, int height) {
    int longer = size == 0 ? Math.max(width, height) : size;
    int number =
        count == 0
            ? fitting(longer, (double) Math.min(width, height) / Math.max(width, height))
            : count;
    List<Scale> scales = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int side = (int) Math.round(longer / Math.pow(2, i / 2.0));
      boolean first = i == number - 1;
      int budget = first ? evaluations : Math.max(1, (int) Math.round(evaluations * laterShare));
      scales.add(Scale.of(width, height, side, budget));
    }
    Collections.reverse(scales);
    return scales;
  }

  private int fitting(int longer, double proportion) {
    int number = 1;
    double side = longer / Math.sqrt(2);
    while (Math.round(side) >= smallest && Math.round(side * proportion) >= SHORTEST_SIDE) {
      number++;
      side = longer / Math.pow(2, number / 2.0);
    }
    return number;
  }
}
