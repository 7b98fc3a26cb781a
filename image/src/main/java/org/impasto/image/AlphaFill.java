package org.impasto.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Continues the visible colors smoothly under full transparency, by a pull-push pyramid: the
 * picture is halved, counting each pixel by its alpha, until one pixel is left; then each level
 * fills the holes of the finer one by linear interpolation.
 *
 * <p>Gortler et al. 1996, "The Lumigraph", section 3.4. Departs from the paper: box filter when
 * halving, and a pixel with any alpha at all keeps its color.
 */
final class AlphaFill {
  private AlphaFill() {}

  static Picture fill(Picture picture) {
    List<Plane> weights = pyramid(picture);
    if (weights.get(weights.size() - 1).values[0] == 0f) {
      return picture;
    }
    int area = picture.width() * picture.height();
    float[] rgb = picture.rgb();
    for (int c = 0; c < 3; c++) {
      float[] channel = new float[area];
      System.arraycopy(rgb, c * area, channel, 0, area);
      fill(channel, weights);
      System.arraycopy(channel, 0, rgb, c * area, area);
    }
    return Picture.owning(picture.width(), picture.height(), rgb, picture.alpha().orElseThrow());
  }

  /** Alpha at every size, from the picture's own down to 1×1; each the mean of four. */
  private static List<Plane> pyramid(Picture picture) {
    List<Plane> levels = new ArrayList<>();
    levels.add(new Plane(picture.width(), picture.height(), picture.sharedAlpha()));
    while (levels.get(levels.size() - 1).values.length > 1) {
      Plane fine = levels.get(levels.size() - 1);
      Plane coarse = fine.half();
      for (int y = 0; y < fine.height; y++) {
        for (int x = 0; x < fine.width; x++) {
          coarse.values[coarse.at(x / 2, y / 2)] += 0.25f * fine.values[fine.at(x, y)];
        }
      }
      levels.add(coarse);
    }
    return levels;
  }

  /** Fills one channel, in place, wherever its alpha is zero. */
  private static void fill(float[] channel, List<Plane> weights) {
    List<Plane> colors = new ArrayList<>();
    colors.add(new Plane(weights.get(0).width, weights.get(0).height, channel));
    for (int level = 1; level < weights.size(); level++) {
      colors.add(pull(colors.get(level - 1), weights.get(level - 1), weights.get(level)));
    }
    for (int level = weights.size() - 2; level >= 0; level--) {
      push(colors.get(level + 1), colors.get(level), weights.get(level));
    }
  }

  private static Plane pull(Plane fine, Plane fineWeights, Plane coarseWeights) {
    Plane coarse = fine.half();
    for (int y = 0; y < fine.height; y++) {
      for (int x = 0; x < fine.width; x++) {
        int at = fine.at(x, y);
        coarse.values[coarse.at(x / 2, y / 2)] += 0.25f * fineWeights.values[at] * fine.values[at];
      }
    }
    for (int i = 0; i < coarse.values.length; i++) {
      float weight = coarseWeights.values[i];
      coarse.values[i] = weight > 0f ? coarse.values[i] / weight : 0f;
    }
    return coarse;
  }

  private static void push(Plane coarse, Plane fine, Plane fineWeights) {
    for (int y = 0; y < fine.height; y++) {
      for (int x = 0; x < fine.width; x++) {
        int at = fine.at(x, y);
        if (fineWeights.values[at] == 0f) {
          fine.values[at] = coarse.linear(x / 2f - 0.25f, y / 2f - 0.25f);
        }
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // a view for one computation, never compared
  private record Plane(int width, int height, float[] values) {
    Plane half() {
      int halfWidth = (width + 1) / 2;
      int halfHeight = (height + 1) / 2;
      return new Plane(halfWidth, halfHeight, new float[halfWidth * halfHeight]);
    }

    int at(int x, int y) {
      return y * width + x;
    }

    /** The value at a place between pixels, the border repeated outside. */
    float linear(float x, float y) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      float right = x - left;
      float down = y - top;
      float upper = value(left, top) * (1 - right) + value(left + 1, top) * right;
      float lower = value(left, top + 1) * (1 - right) + value(left + 1, top + 1) * right;
      return upper * (1 - down) + lower * down;
    }

    private float value(int x, int y) {
      int column = Math.max(0, Math.min(width - 1, x));
      return values[at(column, Math.max(0, Math.min(height - 1, y)))];
    }
  }
}
