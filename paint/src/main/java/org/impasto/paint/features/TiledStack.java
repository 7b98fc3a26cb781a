package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The stages of a network, gone through in tiles, segment after segment: what lies between segments
 * is kept of the whole image, a few numbers a pixel, and all else of one tile at a time. On the way
 * back each tile goes through its segment again. Activations and gradients are those of the whole
 * image, within rounding, since a tile is given all that its positions are made from.
 *
 * <p>Chen et al. 2016, "Training Deep Nets with Sublinear Memory Cost" (arXiv 1604.06174). Departs
 * from the paper: segments are gone through in tiles as well.
 */
final class TiledStack {
  private final LayerStack stack;
  private final List<Segment> segments;
  private final Collection<Layer> wanted;

  /** Goes as deep as {@code stages} do, in tiles of {@code side} pixels. */
  TiledStack(LayerStack stack, List<Stage> stages, Collection<Layer> wanted, int side) {
    this.stack = stack;
    this.segments = Segment.of(stages, side);
    this.wanted = wanted;
  }

  void read(Tensor image, ActivationReader reader) {
    Tensor before = image;
    for (int i = 0; i < segments.size(); i++) {
      Tensor after = forward(i, before, reader);
      release(segments.get(i), before);
      before = after;
    }
  }

  Tensor gradient(Tensor image, ActivationSlopes slopes) {
    List<Tensor> inputs = new ArrayList<>(List.of(image));
    for (int i = 0; i < segments.size(); i++) {
      inputs.add(forward(i, inputs.get(i), slopes));
    }
    Tensor slope = null;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Tensor before = back(segments.get(i), inputs.get(i), slope, slopes);
      if (slope != null) {
        slope.release();
      }
      release(segments.get(i), inputs.get(i));
      slope = before;
    }
    return slope;
  }

  /** Frees what went into {@code segment}, but not the image. */
  private static void release(Segment segment, Tensor input) {
    if (segment.first() > 0) {
      input.release();
    }
  }

  /**
   * What segment {@code index} gives for {@code input}; null after the last, which is only read.
   */
  private Tensor forward(int index, Tensor input, ActivationReader reader) {
    Segment segment = segments.get(index);
    boolean needed = index < segments.size() - 1;
    int last = segment.stages().size() - 1;
    Tensor output = null;
    for (Tile tile : tiles(segment, input)) {
      try (Scope scope = Scope.open()) {
        Tensor part = tile.input().in(input);
        Tensor x = segment.first() == 0 ? stack.enter(part) : part.channelsLast();
        for (int i = 0; i <= last; i++) {
          Tensor next = segment.stages().get(i).apply(x);
          x.release();
          x = next;
          if (isRead(segment, i)) {
            reader.read(layer(segment, i), tile.core(i), tile.core(i, x));
          }
        }
        if (needed) {
          if (output == null) {
            output = scope.keep(x.zeros(shapeAfter(segment, input, x)));
          }
          tile.core(last).in(output).addInPlace(tile.core(last, x), 1);
        }
      }
    }
    return output;
  }

  private static long[] shapeAfter(Segment segment, Tensor input, Tensor output) {
    return new long[] {
      output.size(0),
      output.size(1),
      segment.sizeAfter((int) input.size(2)),
      segment.sizeAfter((int) input.size(3))
    };
  }

  /** The gradient with respect to {@code input}. */
  private Tensor back(Segment segment, Tensor input, Tensor slope, ActivationSlopes slopes) {
    Tensor sum = input.zeros();
    int last = segment.stages().size() - 1;
    for (Tile tile : tiles(segment, input)) {
      try (Scope scope = Scope.open()) {
        Tensor part = tile.input().in(input);
        Step entry = segment.first() == 0 ? Step.recorded(part, stack::enter) : null;
        Tensor x = entry == null ? part.channelsLast() : entry.output();
        Trail trail = Trail.of(x, segment.stages(), i -> isRead(segment, i));
        Tensor given =
            slope == null
                ? null
                : tile.surrounded(last, tile.core(last).in(slope).copy(), trail.output());
        Tensor before =
            trail.back(
                given,
                (i, output) ->
                    tile.surrounded(
                        i,
                        stack.slope(
                            tile.core(i, output),
                            core -> slopes.slope(layer(segment, i), tile.core(i), core)),
                        output));
        tile.input().in(sum).addInPlace(entry == null ? before : entry.back(before), 1);
      }
    }
    return sum;
  }

  private static List<Tile> tiles(Segment segment, Tensor input) {
    return segment.tiles((int) input.size(2), (int) input.size(3));
  }

  private Layer layer(Segment segment, int stage) {
    return stack.layerAfter(segment.first() + stage);
  }

  private boolean isRead(Segment segment, int stage) {
    return LayerStack.isOne(layer(segment, stage), wanted);
  }
}
