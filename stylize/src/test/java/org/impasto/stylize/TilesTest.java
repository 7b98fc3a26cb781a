package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;

/** Pictures made in tiles against the same made whole. */
final class TilesTest {
  private static final TilePlan WHOLE = new TilePlan(0, 0);

  private static double mean(Johnson network, int width, int height, TilePlan plan)
      throws Exception {
    return differences(network, width, height, plan)[0];
  }

  private static double[] differences(Johnson network, int width, int height, TilePlan plan)
      throws Exception {
    StyleModel style = StyleModel.parse("style", network.bytes());
    PackedPicture photo = PackedPicture.of(Photos.landscape(width, height));
    try (Stylizer stylizer = new Stylizer(style, StylizeOptions.DEFAULTS)) {
      Picture whole = stylizer.stylize(photo, WHOLE, TileListener.NONE);
      Picture tiled = stylizer.stylize(photo, plan, TileListener.NONE);
      return new double[] {
        255 * Photos.difference(whole, tiled), 255 * Photos.largestDifference(whole, tiled)
      };
    }
  }

  @Test
  void tilesWithTheStatisticsOfTheWholePictureComeOutAsTheWhole() throws Exception {
    double[] found = differences(Johnson.OURS, 500, 413, new TilePlan(128, 1 << 20));
    System.out.println("exact " + java.util.Arrays.toString(found));
    assertThat(found[1]).as("largest difference of 255").isLessThan(0.5);
  }

  @Test
  void sample() throws Exception {
    for (int sample : new int[] {1 << 18, 1 << 19, 1 << 20}) {
      double found = mean(Johnson.OURS, 1024, 1024, new TilePlan(256, sample));
      System.out.println("sample " + sample + " " + found);
    }
  }
}
