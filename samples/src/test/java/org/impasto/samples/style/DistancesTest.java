package org.impasto.samples.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DistancesTest {
  @Test
  void agreesWithSearchingEveryBorderPixel() {
    int width = 37;
    int height = 23;
    int[] map = new int[width * height];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < map.length; i++) {
      map[i] = (i % width + random.nextInt(2)) / 9 + i / width / 11 * 10;
    }

    double[] distances = Distances.toBorders(map, width, height);

    for (int i = 0; i < map.length; i++) {
      assertThat(distances[i]).as("pixel %d", i).isCloseTo(searched(map, width, i), within(1e-9));
    }
  }

  private static double searched(int[] map, int width, int from) {
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < map.length; i++) {
      boolean right = i % width + 1 < width && map[i] != map[i + 1];
      boolean below = i + width < map.length && map[i] != map[i + width];
      if (right || below) {
        nearest = Math.min(nearest, Math.hypot(i % width - from % width, i / width - from / width));
      }
    }
    return nearest;
  }
}
