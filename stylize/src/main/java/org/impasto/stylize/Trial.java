package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How large a network's tensors are for a picture of any size, found by running it on two small
 * ones: some networks add a border first, which later convolutions take away.
 */
record Trial(Map<String, Samples> byTensor) {
  private static final int SIDE = 64;

  /**
   * The rows, and columns, of a tensor: {@code pixels / stride + excess}.
   *
   * @param stride the side of a sample in pixels
   * @param excess those beyond the picture, half of them at each side
   */
  record Samples(double stride, int excess) {
    /** How many there are for so many pixels. */
    int of(int pixels) {
      return (int) Math.round(pixels / stride) + excess;
    }

    /** How many there are before a place so many pixels from where a tile begins. */
    int before(int pixels) {
      return Math.max(0, (int) Math.round(pixels / stride) + excess / 2);
    }

    /** Whether a window of the picture is a window of the tensor, in whole samples. */
    boolean isAligned() {
      return excess == 0 && stride >= 1 && stride % 1 == 0;
    }
  }

  /** Runs a network to see the sizes of {@code tensors}. */
  static Trial of(
      StyleGraph graph, ReceptiveField field, List<String> tensors, SessionSource sessions)
      throws StyleException {
    Map<String, Samples> found = new HashMap<>();
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
        long rows = rows(small.get(i));
        double stride = side / (double) (rows(large.get(i)) - rows);
        found.put(tensors.get(i), new Samples(stride, (int) (rows - Math.round(side / stride))));
      }
    }
    return new Trial(found);
  }

  private static List<NetworkSession.Output> run(NetworkSession session, int side)
      throws StyleException {
    ByteBuffer black = ByteBuffer.allocateDirect(3 * Float.BYTES * side * side);
    return session.run(black.order(ByteOrder.nativeOrder()).asFloatBuffer(), 1, 3, side, side);
  }

  private static long rows(NetworkSession.Output output) {
    return output.shape()[2];
  }

  Samples samples(String tensor) {
    return byTensor.get(tensor);
  }

  boolean isAligned(String tensor) {
    return byTensor.containsKey(tensor) && byTensor.get(tensor).isAligned();
  }
}
