package org.impasto.paint.features;

import java.util.List;

/** How many numbers a gradient through stages of a network holds at most, for estimating memory. */
final class HeldNumbers {
  private static final int COLORS = 3;

  private HeldNumbers() {}

  /** Of a {@link Trail} through {@code stages}, with what goes in. */
  static double of(List<Stage> stages, int channelsBefore, int heightBefore, int widthBefore) {
    int height = heightBefore;
    int width = widthBefore;
    int channels = channelsBefore;
    double slope = (double) channels * height * width;
    double kept = slope;
    double most = 0;
    for (Stage stage : stages) {
      height = stage.sizeAfter(height);
      width = stage.sizeAfter(width);
      double positions = (double) height * width;
      kept += positions * stage.keptPerPosition(channels);
      channels = stage.channelsAfter(channels);
      double before = slope;
      slope = positions * channels;
      most = Math.max(most, kept + 2 * before + 2 * slope); // on the way back, and a copy of each
    }
    return most;
  }

  /** Of a {@link TiledStack} through {@code segments}, for an image of height × width. */
  static double inTiles(List<Segment> segments, int imageHeight, int imageWidth) {
    int height = imageHeight;
    int width = imageWidth;
    int channels = COLORS;
    double between = 0;
    double slopes = 0;
    double largest = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      for (Tile tile : segment.tiles(height, width)) {
        int rows = tile.rows().length();
        int columns = tile.columns().length();
        largest = Math.max(largest, of(segment.stages(), channels, rows, columns));
      }
      double before = (double) channels * height * width;
      channels = segment.channelsAfter(channels);
      height = segment.sizeAfter(height);
      width = segment.sizeAfter(width);
      boolean last = i == segments.size() - 1;
      double after = last ? 0 : (double) channels * height * width;
      between += after;
      slopes = Math.max(slopes, before + after);
    }
    return between + slopes + largest;
  }
}
