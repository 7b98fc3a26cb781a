package org.impasto.image;

import org.assertj.core.api.AbstractAssert;

/** Compares pictures and says where and by how much they differ. */
final class PictureAssert extends AbstractAssert<PictureAssert, Picture> {
  private PictureAssert(Picture actual) {
    super(actual, PictureAssert.class);
  }

  static PictureAssert assertPicture(Picture actual) {
    return new PictureAssert(actual);
  }

  PictureAssert hasSize(int width, int height) {
    isNotNull();
    if (actual.width() != width || actual.height() != height) {
      failWithMessage(
          "expected %d×%d px, found %d×%d", width, height, actual.width(), actual.height());
    }
    return this;
  }

  /** Colors equal within {@code tolerance}, as a fraction of full scale. */
  PictureAssert hasColorsOf(Picture expected, double tolerance) {
    hasSize(expected.width(), expected.height());
    compare("color", actual.rgb(), expected.rgb(), tolerance);
    return this;
  }

  PictureAssert hasAlphaOf(Picture expected, double tolerance) {
    hasSize(expected.width(), expected.height());
    compare("alpha", actual.alpha().orElseThrow(), expected.alpha().orElseThrow(), tolerance);
    return this;
  }

  PictureAssert hasColor(int x, int y, double red, double green, double blue, double tolerance) {
    isNotNull();
    double[] expected = {red, green, blue};
    for (int c = 0; c < 3; c++) {
      double found = actual.value(c, y, x);
      if (!(Math.abs(found - expected[c]) <= tolerance)) {
        failWithMessage(
            "at (%d, %d) %s is %.5f, expected %.5f ± %.5f",
            x, y, "RGB".charAt(c), found, expected[c], tolerance);
      }
    }
    return this;
  }

  private void compare(String what, float[] found, float[] expected, double tolerance) {
    int first = -1;
    double largest = 0;
    for (int i = 0; i < found.length; i++) {
      double difference = Math.abs(found[i] - expected[i]);
      largest = Math.max(largest, difference);
      if (first < 0 && !(difference <= tolerance)) {
        first = i;
      }
    }
    if (first >= 0) {
      int area = actual.width() * actual.height();
      failWithMessage(
          "%s differs first in channel %d at (%d, %d): %.5f, expected %.5f; largest difference"
              + " %.5f, tolerance %.5f",
          what,
          first / area,
          first % area % actual.width(),
          first % area / actual.width(),
          found[first],
          expected[first],
          largest,
          tolerance);
    }
  }
}
