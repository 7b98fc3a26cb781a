package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.List;

/**
 * Stages that a tile goes through at a stretch; only the last of them changes the size, so that a
 * tile needs but a few positions around it.
 *
 * @param first the number of the first of them in the network
 * @param stages at least one
 * @param side of a tile, in positions after the last of them
 */
record Segment(int first, List<Stage> stages, int side) {
  /** Tiles of fewer positions would mostly repeat what their neighbors do. */
  private static final int LEAST = 16;

  /**
   * {@code stages} in segments, whose tiles take as much memory as those of {@code side} pixels
   * take in the first.
   */
  static List<Segment> of(List<Stage> stages, int side) {
    List<Segment> segments = new ArrayList<>();
    double room = 0;
    int channels = 3;
    int begin = 0;
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).window().stride() > 1 || i == stages.size() - 1) {
        List<Stage> own = List.copyOf(stages.subList(begin, i + 1));
        double numbers = HeldNumbers.of(own, channels, side, side);
        room = begin == 0 ? numbers : room;
        double positions = side * Math.sqrt(room / numbers) / Window.stride(own);
        Segment segment = new Segment(begin, own, Math.max(LEAST, (int) Math.round(positions)));
        segments.add(segment);
        channels = segment.channelsAfter(channels);
        begin = i + 1;
      }
    }
    return segments;
  }

  /** The tiles of what is {@code height} × {@code width} before the segment. */
  List<Tile> tiles(int height, int width) {
    List<Tile> tiles = new ArrayList<>();
    List<Cut> columns = cuts(width);
    for (Cut rows : cuts(height)) {
      columns.forEach(cut -> tiles.add(new Tile(rows, cut)));
    }
    return tiles;
  }

  /** Of equal lengths, within one position, so that none is little else than its surroundings. */
  private List<Cut> cuts(int size) {
    int after = sizeAfter(size);
    int count = (after + side - 1) / side;
    List<Cut> cuts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * after / count);
      int to = (int) ((i + 1L) * after / count);
      cuts.add(Cut.of(stages, size, from, to));
    }
    return cuts;
  }

  int sizeAfter(int size) {
    int after = size;
    for (Stage stage : stages) {
      after = stage.sizeAfter(after);
    }
    return after;
  }

  int channelsAfter(int channels) {
    int after = channels;
    for (Stage stage : stages) {
      after = stage.channelsAfter(after);
    }
    return after;
  }
}
