package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * One tensor of a network for a whole picture, (C, H, W), written and read in windows. Windows are
 * in pixels of the picture, and begin and end at whole samples.
 */
final class FeatureMap {
  private final int stride;
  private final int width;
  private final float[][] full; // each channel in float32, or null
  private final short[][] half; // each channel in float16, or null

  /**
   * An empty one.
   *
   * @param stride the side of a sample in pixels
   * @param width of the picture, a multiple of the stride, as its height
   * @param isHalf whether in float16
   */
  FeatureMap(int channels, int stride, int width, int height, boolean isHalf) {
    this.stride = stride;
    this.width = width / stride;
    int area = Math.multiplyExact(this.width, height / stride);
    this.full = isHalf ? null : new float[channels][area];
    this.half = isHalf ? new short[channels][area] : null;
  }

  boolean isHalf() {
    return half != null;
  }

  int stride() {
    return stride;
  }

  int channels() {
    return isHalf() ? half.length : full.length;
  }

  /** The shape of what a tile sees of this. */
  long[] shape(Tile tile) {
    return new long[] {1, channels(), tile.down() / stride, tile.across() / stride};
  }

  /** Copies what a tile sees into {@code window}, from its beginning. */
  void read(Tile tile, ByteBuffer window) {
    int rows = tile.down() / stride;
    int columns = tile.across() / stride;
    ShortBuffer shorts = window.clear().asShortBuffer();
    FloatBuffer floats = window.asFloatBuffer();
    for (int i = 0; i < channels() * rows; i++) {
      int from = at(tile.left(), tile.top()) + i % rows * width;
      if (isHalf()) {
        shorts.put(half[i / rows], from, columns);
      } else {
        floats.put(full[i / rows], from, columns);
      }
    }
  }

  /** Takes the part that counts out of what a tile gave. */
  void write(Tile tile, ByteBuffer window) {
    Tile.Core core = tile.core();
    int rows = core.height() / stride;
    int columns = core.width() / stride;
    int across = tile.across() / stride;
    int skipped = (core.y() - tile.top()) / stride * across + (core.x() - tile.left()) / stride;
    ShortBuffer shorts = window.clear().asShortBuffer();
    FloatBuffer floats = window.asFloatBuffer();
    for (int i = 0; i < channels() * rows; i++) {
      int channel = i / rows;
      int from = channel * (tile.down() / stride) * across + i % rows * across + skipped;
      int to = at(core.x(), core.y()) + i % rows * width;
      if (isHalf()) {
        shorts.get(from, half[channel], to, columns);
      } else {
        floats.get(from, full[channel], to, columns);
      }
    }
  }

  private int at(int x, int y) {
    return y / stride * width + x / stride;
  }
}
