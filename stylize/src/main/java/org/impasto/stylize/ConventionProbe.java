package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out by small trials how a network wants its pictures: whether it needs the size it names,
 * whether it gives pictures of the size it takes, and what values it means by black and white.
 */
final class ConventionProbe {
  private static final Convention.Size WIDE = new Convention.Size(96, 64);
  private static final Convention.Size TALL = new Convention.Size(64, 128);

  /** Results within this belong to a network of 0 to 1, whatever goes in. */
  private static final float SMALL = 4;

  private static final double USUAL_DEVIATION = 0.2;
  private static final double INDIFFERENT = 0.2; // then 0 to 255, the usual range, is meant

  private final String source;
  private final StyleGraph graph;

  private ConventionProbe(String source, StyleGraph graph) {
    this.source = source;
    this.graph = graph;
  }

  /** The convention of the network; {@code stated} is the range that the file names itself. */
  static Convention of(String source, StyleGraph graph, Optional<ValueRange> stated)
      throws StyleException {
    return new ConventionProbe(source, graph).find(stated);
  }

  private Convention find(Optional<ValueRange> stated) throws StyleException {
    Optional<Convention.Size> named = named();
    if (stated.isPresent() && named.isEmpty()) {
      return new Convention(stated.get(), true, Optional.empty(), false); // nothing to find out
    }
    Optional<Convention.Size> fixed = named;
    if (named.isPresent() && worksAtAnySize()) {
      fixed = Optional.empty();
    }
    if (fixed.isPresent()) {
      requireOnePicture();
    }
    StyleGraph used = fixed.isPresent() ? graph : new StyleGraph(Shapes.opened(graph.model()));
    try (NetworkSession session = NetworkSession.open(source, used.model(), 1, false)) {
      Convention.Size size = fixed.orElse(WIDE);
      float[] dim = run(session, size, ValueRange.UNIT);
      float[] bright = run(session, size, ValueRange.BYTE);
      ValueRange range = stated.orElseGet(() -> range(dim, bright));
      return new Convention(range, stated.isPresent(), fixed, named.isPresent() && fixed.isEmpty());
    }
  }

  private OptionalInt named(int axis) {
    return Shapes.fixed(graph.inputs().get(0).getType().getTensorType(), axis);
  }

  private void requireOnePicture() throws StyleException {
    int batch = named(0).orElse(1);
    if (batch != 1) {
      throw new StyleException(
          source,
          "the network takes %d pictures of a fixed size at once — %s"
              .formatted(batch, "a style takes one — export it with a batch of one picture"));
    }
  }

  private Optional<Convention.Size> named() {
    OptionalInt height = named(2);
    OptionalInt width = named(3);
    return height.isPresent() && width.isPresent()
        ? Optional.of(new Convention.Size(width.getAsInt(), height.getAsInt()))
        : Optional.empty();
  }

  /** Two shapes, so that a coincidence does not count. */
  private boolean worksAtAnySize() {
    try (NetworkSession session =
        NetworkSession.open(source, Shapes.opened(graph.model()), 1, false)) {
      run(session, WIDE, ValueRange.BYTE);
      run(session, TALL, ValueRange.BYTE);
      return true;
    } catch (StyleException e) {
      return false; // it does need its size
    }
  }

  private float[] run(NetworkSession session, Convention.Size size, ValueRange range)
      throws StyleException {
    List<NetworkSession.Output> outputs =
        session.run(picture(size, range.full()), 1, 3, size.height(), size.width());
    long[] shape = outputs.get(0).shape();
    boolean same =
        shape.length == 4
            && shape[0] == 1
            && shape[1] == 3
            && shape[2] == size.height()
            && shape[3] == size.width();
    if (!same || outputs.get(0).values().length != 3 * size.width() * size.height()) {
      throw new StyleException(
          source,
          "the network makes %s of a picture (1, 3, %d, %d) — %s"
              .formatted(
                  Arrays.toString(shape).replace('[', '(').replace(']', ')'),
                  size.height(),
                  size.width(),
                  "a style gives a picture of the same size — name a style"));
    }
    return outputs.get(0).values();
  }

  /**
   * Large results of a dim picture mean 0 to 255: instance normalization hides the size of what
   * went in, but nothing hides that of what comes out. Small results of both mean 0 to 1. If
   * results grow with the picture, the range counts whose result looks more like a picture of that
   * range.
   */
  private static ValueRange range(float[] dim, float[] bright) {
    if (largest(dim) > SMALL) {
      return ValueRange.BYTE;
    }
    if (largest(bright) <= SMALL) {
      return ValueRange.UNIT;
    }
    double unit = strangeness(dim, ValueRange.UNIT);
    return unit + INDIFFERENT < strangeness(bright, ValueRange.BYTE)
        ? ValueRange.UNIT
        : ValueRange.BYTE;
  }

  /**
   * Zero for a picture with the deviation and the mean of a usual one, growing with the distance.
   */
  private static double strangeness(float[] values, ValueRange range) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      double fraction = value / range.full();
      sum += fraction;
      squares += fraction * fraction;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(1e-12, squares / values.length - mean * mean));
    return Math.abs(Math.log(deviation / USUAL_DEVIATION)) + Math.abs(mean - 0.5);
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** A soft gradient with waves: something of everything. */
  private static FloatBuffer picture(Convention.Size size, float full) {
    int area = size.width() * size.height();
    FloatBuffer values =
        ByteBuffer.allocateDirect(12 * area).order(ByteOrder.nativeOrder()).asFloatBuffer();
    for (int i = 0; i < 3 * area; i++) {
      double x = i % size.width();
      int row = i / size.width();
      double y = row % size.height();
      int channel = i / area;
      double wave = Math.sin(0.3 * x + channel) * Math.cos(0.2 * y);
      values.put(i, (float) (full * (0.5 + 0.25 * wave + 0.2 * (x / size.width() - 0.5))));
    }
    return values;
  }
}
