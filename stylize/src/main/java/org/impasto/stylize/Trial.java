package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large a network's tensors are for a picture of any size, found by running it on two small
 * ones: some networks add a border first, which later convolutions take away.
 */
record Trial(Map<String, Samples> byTensor) {
  private static final int SIDE = 64;
  private static final int RANK = 4;

  /**
   * The rows, and columns, of a tensor: {@code pixels / stride + excess}.
   *
   * @param channels how many there are
   * @param stride the side of a sample in pixels
   * @param excess those beyond the picture, half of them at each side
   */
  record Samples(int channels, double stride, int excess) {
    /** Those of the picture. */
    static final Samples PICTURE = new Samples(3, 1, 0);

    /** How many there are for so many pixels. */
    int of(int pixels) {
      return (int) Math.round(pixels / stride) + excess;
    }

    /** How many there are before a place so many pixels from where a tile begins. */
    int before(int pixels) {
      return Math.max(0, (int) Math.round(pixels / stride) + excess / 2);
    }

    /** How many values a tile has of this. */
    long values(Tile tile) {
      return (long) channels * of(tile.down()) * of(tile.across());
    }

    /** Whether a window of the picture is a window of the tensor, in whole samples. */
    boolean isAligned() {
      return excess == 0 && stride >= 1 && stride % 1 == 0;
    }

    /** The border on both sides, in pixels. */
    private int border() {
      return (int) Math.ceil(excess * stride);
    }
  }

  /**
   * Runs a network to see the sizes of tensors.
   *
   * @param tensors that are in float32; those that turn out to be no pictures are left out
   */
  static Trial of(
      StyleGraph graph, ReceptiveField field, List<String> tensors, SessionSource sessions)
      throws StyleException {
    Map<String, Samples> found = new HashMap<>();
    found.put(graph.picture(), Samples.PICTURE);
    if (tensors.isEmpty()) {
      return new Trial(found);
    }
    int side = Tile.padded(SIDE, field.stride());
    List<String> picture = List.of(graph.picture());
    try (NetworkSession session =
        sessions.open(Stretch.model(graph, picture, tensors, List.of(), false))) {
      List<NetworkSession.Output> small = run(session, side);
      List<NetworkSession.Output> large = run(session, 2 * side);
      for (int i = 0; i < tensors.size(); i++) {
        long[] shape = small.get(i).shape();
        long[] largeShape = large.get(i).shape();
        if (shape.length == RANK && largeShape[2] > shape[2]) {
          double stride = side / (double) (largeShape[2] - shape[2]);
          int excess = (int) (shape[2] - Math.round(side / stride));
          found.put(tensors.get(i), new Samples((int) shape[1], stride, excess));
        }
      }
    }
    return new Trial(found);
  }

  private static List<NetworkSession.Output> run(NetworkSession session, int side)
      throws StyleException {
    ByteBuffer black = ByteBuffer.allocateDirect(3 * Float.BYTES * side * side);
    return session.run(black.order(ByteOrder.nativeOrder()).asFloatBuffer(), 1, 3, side, side);
  }

  /** The size of a tensor, if it is a picture. */
  Optional<Samples> samples(String tensor) {
    return Optional.ofNullable(byTensor.get(tensor));
  }

  /** The widest border that is added to the picture, in pixels. */
  int widestBorder() {
    return byTensor.values().stream().mapToInt(Samples::border).max().orElse(0);
  }
}
