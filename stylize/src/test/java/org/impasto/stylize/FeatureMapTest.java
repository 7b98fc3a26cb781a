package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Windows written into and read from what is kept of a picture. */
final class FeatureMapTest {
  private static final int CHANNELS = 2;
  private static final int STRIDE = 4;
  private static final int WIDTH = 40; // pixels: ten samples
  private static final int HEIGHT = 24;

  /** What stands at a place of a channel. */
  private static short value(int channel, int x, int y) {
    return (short) (100 * channel + 10 * y + x);
  }

  private static ByteBuffer window(FeatureMap map, Tile tile) {
    long[] shape = map.shape(tile);
    long values = shape[1] * shape[2] * shape[3];
    return ByteBuffer.allocateDirect((int) (4 * values)).order(ByteOrder.nativeOrder());
  }

  private static void write(FeatureMap map, Tile tile) {
    ByteBuffer window = window(map, tile);
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = tile.top() / STRIDE; y < (tile.top() + tile.down()) / STRIDE; y++) {
        for (int x = tile.left() / STRIDE; x < (tile.left() + tile.across()) / STRIDE; x++) {
          if (map.isHalf()) {
            window.putShort(value(c, x, y));
          } else {
            window.putFloat(value(c, x, y));
          }
        }
      }
    }
    map.write(tile, window);
  }

  @Test
  void aWindowHasWhatTilesWroteThere() {
    for (boolean half : new boolean[] {false, true}) {
      FeatureMap map = new FeatureMap(CHANNELS, STRIDE, WIDTH, HEIGHT, half);
      Tile.grid(WIDTH, HEIGHT, 16, STRIDE, 8, 1).forEach(tile -> write(map, tile));
      Tile seen = new Tile(12, 4, 24, 16, new Tile.Core(16, 8, 8, 8));
      ByteBuffer window = window(map, seen);
      map.read(seen, window);
      window.clear();
      for (int c = 0; c < CHANNELS; c++) {
        for (int y = 1; y < 5; y++) {
          for (int x = 3; x < 9; x++) {
            float found = half ? window.getShort() : window.getFloat();
            assertThat(found).isEqualTo(value(c, x, y));
          }
        }
      }
    }
  }

  @Test
  void onlyTheCoreOfATileIsWritten() {
    FeatureMap map = new FeatureMap(CHANNELS, STRIDE, WIDTH, HEIGHT, false);
    write(map, new Tile(0, 0, WIDTH, HEIGHT, new Tile.Core(8, 4, 12, 8)));
    Tile all = Tile.whole(WIDTH, 32, STRIDE);
    ByteBuffer window = window(map, new Tile(0, 0, WIDTH, HEIGHT, all.core()));
    map.read(new Tile(0, 0, WIDTH, HEIGHT, all.core()), window);
    window.clear();
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = 0; y < HEIGHT / STRIDE; y++) {
        for (int x = 0; x < WIDTH / STRIDE; x++) {
          boolean inside = x >= 2 && x < 5 && y >= 1 && y < 3;
          assertThat(window.getFloat()).isEqualTo(inside ? value(c, x, y) : 0);
        }
      }
    }
  }
}
