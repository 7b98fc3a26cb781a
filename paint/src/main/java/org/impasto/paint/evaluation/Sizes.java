package org.impasto.paint.evaluation;

import java.util.List;
import org.impasto.image.Picture;

/** Which pictures can be compared. */
final class Sizes {
  /** What the deepest layer of SqueezeNet needs; other judges and SSIM need less. */
  private static final int SMALLEST = 32;

  private Sizes() {}

  /** Refuses a result that is too small or not of the whole content, and too thin a painting. */
  static void require(Picture content, Picture painting, Picture result) {
    requireLargeEnough("result", result);
    requireProportions(content, result);
    requireLargeEnough("style beside this result", painting);
  }

  /** Refuses results of several sizes. */
  static void requireEqual(List<Picture> results) {
    Picture first = results.get(0);
    for (Picture result : results) {
      if (result.width() != first.width() || result.height() != first.height()) {
        throw new IllegalArgumentException(
            "pictures are %s and %s px; those compared at once have one size — compare them apart"
                .formatted(size(first), size(result)));
      }
    }
  }

  /** Refuses a picture with a side that the judges cannot see. */
  private static void requireLargeEnough(String what, Picture picture) {
    if (Math.min(picture.width(), picture.height()) < SMALLEST) {
      throw new IllegalArgumentException(
          "%s is %s px; judges need at least %d×%d — use a larger picture"
              .formatted(what, size(picture), SMALLEST, SMALLEST));
    }
  }

  /** Both sides of a resized picture may be rounded, up or down. */
  private static void requireProportions(Picture content, Picture result) {
    double width = (double) result.height() * content.width() / content.height();
    double height = (double) result.width() * content.height() / content.width();
    boolean wide = content.width() >= content.height();
    double off = wide ? result.height() - height : result.width() - width;
    if (Math.abs(off) > 1) {
      String right =
          wide
              ? result.width() + "×" + Math.round(height)
              : Math.round(width) + "×" + result.height();
      throw new IllegalArgumentException(
          "result is %s px; the content, %s px, would be %s — use a result of the whole content"
              .formatted(size(result), size(content), right));
    }
  }

  private static String size(Picture picture) {
    return picture.width() + "×" + picture.height();
  }
}
