package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.function.BooleanSupplier;

/**
 * Applies a network that takes one size only: in tiles of that size, each half over its neighbors
 * and faded into them by {@code sin²}, so that no seam shows.
 */
final class FixedTiles {
  private final NetworkSession session;
  private final Convention.Size size;
  private final float full;
  private final BufferPool buffers;

  FixedTiles(NetworkSession session, Convention.Size size, float full, BufferPool buffers) {
    this.session = session;
    this.size = size;
    this.full = full;
    this.buffers = buffers;
  }

  /** The result as (3, H, W) planes in which 1 is white. */
  float[] run(PackedPicture photo, Steps steps) throws StyleException {
    int width = photo.width();
    int height = photo.height();
    float[] sum = new float[3 * width * height];
    float[] weight = new float[width * height];
    ByteBuffer in = buffers.take(3 * size.width() * size.height());
    ByteBuffer out = buffers.take(3 * size.width() * size.height());
    try {
      FloatBuffer input = in.asFloatBuffer();
      FloatBuffer output = out.asFloatBuffer();
      int across = count(width, size.width());
      int down = count(height, size.height());
      for (int i = 0; i < across * down; i++) {
        int left = i % across * (size.width() / 2);
        int top = i / across * (size.height() / 2);
        input.clear();
        photo.window(left, top, size.width(), size.height(), full, input);
        int done = i;
        BooleanSupplier goesOn = () -> steps.goesOn(done, across * down);
        session.run(input.flip(), output, goesOn, 1, 3, size.height(), size.width());
        add(output, left, top, width, sum, weight);
        steps.done(i + 1, across * down);
      }
    } finally {
      buffers.give(in);
      buffers.give(out);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= full * weight[i % weight.length];
    }
    return sum;
  }

  /** How many tiles cover a side. */
  private static int count(int side, int tile) {
    int step = tile / 2;
    return Math.max(1, (side - tile + step - 1) / step + 1);
  }

  private void add(FloatBuffer output, int left, int top, int width, float[] sum, float[] weight) {
    int area = weight.length;
    int height = area / width;
    for (int y = 0; y < Math.min(size.height(), height - top); y++) {
      for (int x = 0; x < Math.min(size.width(), width - left); x++) {
        float share = fade(x, size.width()) * fade(y, size.height());
        int at = (top + y) * width + left + x;
        weight[at] += share;
        for (int c = 0; c < 3; c++) {
          sum[c * area + at] += share * output.get((c * size.height() + y) * size.width() + x);
        }
      }
    }
  }

  private static float fade(int place, int side) {
    double sine = Math.sin(Math.PI * (place + 0.5) / side);
    return (float) (sine * sine);
  }
}
