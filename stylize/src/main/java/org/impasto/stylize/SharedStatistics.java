package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The statistics of a large picture's instance normalizations, which all of its tiles share: so
 * they show no seams and no jumps of color, and come out as they would in the whole picture.
 *
 * <p>Chen et al. 2022, "Towards Ultra-Resolution Neural Style Transfer via Thumbnail Instance
 * Normalization", arXiv 2103.11784. Departs from the paper: the statistics come from crops at full
 * size spread evenly over the picture, and not from a thumbnail, because a shrunken picture is
 * sharper than the picture and so has other variances in every layer; the crops go through the
 * network together, each normalization over all of them, and what their borders can reach is left
 * out. A picture that fits into the sample is taken whole, which is exact.
 */
final class SharedStatistics {
  /** How much of a crop's side counts: many small crops tell more than a few large ones. */
  private static final int CORE_SIDE = 32;

  private final StyleGraph graph;
  private final ReceptiveField field;
  private final List<Normalization> all;
  private final SessionSource sessions;

  /** Opens a session for a changed network. */
  interface SessionSource {
    NetworkSession open(ModelProto model) throws StyleException;
  }

  SharedStatistics(
      StyleGraph graph, ReceptiveField field, List<Normalization> all, SessionSource sessions) {
    this.graph = graph;
    this.field = field;
    this.all = all;
    this.sessions = sessions;
  }

  /**
   * Mean and variance for each normalization.
   *
   * @param full the value of white
   * @param samplePixels how many pixels may go through the network together
   */
  List<Moments> of(PackedPicture picture, float full, int samplePixels, BufferPool buffers)
      throws StyleException {
    Tile whole = Tile.whole(picture.width(), picture.height(), field.stride());
    return whole.pixels() <= samplePixels
        ? gather(picture, List.of(whole), full, false, buffers)
        : gather(picture, crops(picture, samplePixels), full, field.known(), buffers);
  }

  private List<Tile> crops(PackedPicture picture, int samplePixels) {
    int side = Tile.padded(CORE_SIDE + 2 * field.halo(), field.stride());
    double count = Math.max(4, samplePixels / (double) (side * side));
    double aspect = picture.width() / (double) picture.height();
    int across = (int) Math.max(1, Math.min(count, Math.rint(Math.sqrt(count * aspect))));
    int down = (int) Math.max(1, count / across);
    List<Tile> crops = new ArrayList<>();
    for (int j = 0; j < down; j++) {
      for (int i = 0; i < across; i++) {
        int left = (int) ((i + 0.5) * picture.width() / across) - side / 2;
        int top = (int) ((j + 0.5) * picture.height() / down) - side / 2;
        crops.add(new Tile(left, top, side, side, new Tile.Core(left, top, side, side)));
      }
    }
    return crops;
  }

  private List<Moments> gather(
      PackedPicture picture, List<Tile> crops, float full, boolean trimmed, BufferPool buffers)
      throws StyleException {
    Tile first = crops.get(0);
    FloatBuffer input = buffers.take(3 * first.pixels() * crops.size());
    try (NetworkSession session =
        sessions.open(StatisticsGraph.of(graph, all, trimmed ? field : null))) {
      for (Tile crop : crops) {
        picture.window(crop.left(), crop.top(), crop.across(), crop.down(), full, input);
      }
      List<NetworkSession.Output> found =
          session.run(input.flip(), crops.size(), 3, first.down(), first.across());
      List<Moments> moments = new ArrayList<>();
      for (int i = 0; i < found.size(); i += 2) {
        moments.add(new Moments(found.get(i).values(), found.get(i + 1).values()));
      }
      return moments;
    } finally {
      buffers.give(input);
    }
  }
}
