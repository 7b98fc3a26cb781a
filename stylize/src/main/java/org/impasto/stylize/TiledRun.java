package org.impasto.stylize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.impasto.stylize.NetworkSession.Values;

/** One picture on its way through a {@link TiledNetwork}. */
final class TiledRun {
  private static final long LARGE_PIXELS = 4_000_000;

  private final StyleModel style;
  private final StyleGraph graph;
  private final float white;
  private final int width;
  private final int height;
  private final TiledNetwork.Parts parts;
  private final PackedPicture photo;
  private final SessionSource sessions;
  private final BufferPool buffers;
  private final Steps steps;
  private final Map<String, Moments> moments = new HashMap<>(); // by the tensor they are of
  private final Map<String, FeatureMap> maps = new HashMap<>(); // by the tensor they hold
  private final List<FeatureMap> idle = new ArrayList<>();
  private final int total;
  private int done;

  TiledRun(
      StyleModel style,
      TiledNetwork.Parts parts,
      PackedPicture photo,
      SessionSource sessions,
      BufferPool buffers,
      Steps steps) {
    this.style = style;
    this.graph = style.graph();
    this.parts = parts;
    this.photo = photo;
    this.sessions = sessions;
    this.buffers = buffers;
    this.steps = steps;
    this.white = style.range().full();
    this.width = Tile.padded(photo.width(), style.field().stride());
    this.height = Tile.padded(photo.height(), style.field().stride());
    this.total = parts.tiles().stream().mapToInt(List::size).sum();
  }

  /** What is done with the values of a part's first result for a tile. */
  private interface Taker {
    void take(Tile tile, FloatBuffer values) throws StyleException;
  }

  /** Finds all statistics. */
  void measure() throws StyleException {
    for (int i = 0; i < parts.stretches().size() - 1; i++) {
      measure(i);
    }
    idle.clear();
  }

  private void measure(int index) throws StyleException {
    Stretch stretch = parts.stretches().get(index);
    Trial.Samples samples = samples(stretch.measured());
    for (String name : stretch.kept()) {
      maps.put(name, map(name));
    }
    Moments.Sum sum = new Moments.Sum(samples.channels());
    run(index, samples, (tile, values) -> add(sum, tile, samples, values));
    Moments found = sum.moments();
    if (!found.isFinite()) {
      throw Finish.noNumbers(style.source());
    }
    moments.put(stretch.measured(), found);
    for (String name : stretch.from()) {
      if (maps.containsKey(name) && !stretch.next().contains(name)) {
        idle.add(maps.remove(name));
      }
    }
  }

  private Trial.Samples samples(String tensor) {
    return parts.trial().samples(tensor).orElseThrow();
  }

  /** Puts all tiles through the last part, after {@link #measure}. */
  void finish(Finish finish) throws StyleException {
    run(parts.stretches().size() - 1, Trial.Samples.PICTURE, finish::put);
    maps.clear();
    if ((long) width * height > LARGE_PIXELS) {
      System.gc(); // otherwise what was kept would stay in memory while the picture is written
    }
  }

  /** A map for a tensor; one of the same size that is no longer needed, if there is. */
  private FeatureMap map(String name) {
    ReceptiveField.Extent extent = style.field().extents().get(name);
    int channels = (int) extent.channels();
    int stride = (int) extent.stride();
    for (FeatureMap map : idle) {
      if (map.channels() == channels && map.stride() == stride) {
        idle.remove(map);
        return map;
      }
    }
    idle.clear(); // what others leave is needed for this
    return new FeatureMap(channels, stride, width, height, parts.half());
  }

  private void run(int index, Trial.Samples samples, Taker taker) throws StyleException {
    Stretch stretch = parts.stretches().get(index);
    StyleGraph part = new StyleGraph(stretch.model(graph, parts.half()));
    List<Normalization> known = Normalization.in(part).orElseThrow();
    List<Tile> tiles = parts.tiles().get(index);
    Map<String, ByteBuffer> taken = new HashMap<>();
    stretch.from().forEach(name -> taken.put(name, buffer(samples(name), tiles)));
    stretch.kept().forEach(name -> taken.put(name, buffer(samples(name), tiles)));
    ByteBuffer measured = buffer(samples, tiles);
    try (NetworkSession session = sessions.open(FrozenGraph.of(part, known, moments))) {
      for (Tile tile : tiles) {
        Map<String, Values> in = new HashMap<>();
        Map<String, Values> out = new HashMap<>();
        int down = samples.of(tile.down());
        Values result =
            new Values(measured, false, 1, samples.channels(), down, samples.of(tile.across()));
        out.put(stretch.measuredName(), result);
        for (String name : stretch.from()) {
          read(name, tile, taken.get(name));
          put(in, name, tile, taken.get(name));
        }
        for (String name : stretch.kept()) {
          put(out, name, tile, taken.get(name)); // in float32, what is measured may be kept too
        }
        session.run(in, out);
        for (String name : stretch.kept()) {
          maps.get(name).write(tile, taken.get(name));
        }
        boolean both = !parts.half() && stretch.kept().contains(stretch.measured());
        ByteBuffer values = both ? taken.get(stretch.measured()) : measured;
        taker.take(tile, values.clear().asFloatBuffer());
        done++;
        steps.done(done, total);
      }
    } finally {
      taken.values().forEach(buffers::give);
      buffers.give(measured);
    }
  }

  /** A buffer that is large enough for each of the tiles. */
  private ByteBuffer buffer(Trial.Samples samples, List<Tile> tiles) {
    return buffers.take((int) tiles.stream().mapToLong(samples::values).max().orElse(0));
  }

  private void read(String name, Tile tile, ByteBuffer window) {
    if (maps.containsKey(name)) {
      maps.get(name).read(tile, window);
      return;
    }
    FloatBuffer values = window.clear().asFloatBuffer();
    photo.window(tile.left(), tile.top(), tile.across(), tile.down(), white, values);
  }

  private void put(Map<String, Values> ports, String name, Tile tile, ByteBuffer window) {
    FeatureMap map = maps.get(name);
    if (map == null) {
      ports.put(name, new Values(window, false, 1, 3, tile.down(), tile.across()));
    } else {
      String kept = Stretch.keptName(name, map.isHalf());
      ports.put(kept, new Values(window, map.isHalf(), map.shape(tile)));
    }
  }

  /** Adds what counts of a tile; at the picture's ends, what the network adds there counts too. */
  private void add(Moments.Sum sum, Tile tile, Trial.Samples samples, FloatBuffer values) {
    Tile.Core core = tile.core();
    int across = samples.of(tile.across());
    int down = samples.of(tile.down());
    int left = core.x() == 0 ? 0 : samples.before(core.x() - tile.left());
    int top = core.y() == 0 ? 0 : samples.before(core.y() - tile.top());
    int coreRight = core.x() + core.width();
    int coreBottom = core.y() + core.height();
    int right = coreRight >= width ? across : samples.before(coreRight - tile.left());
    int bottom = coreBottom >= height ? down : samples.before(coreBottom - tile.top());
    float[] row = new float[right - left];
    for (int channel = 0; channel < sum.channels(); channel++) {
      for (int y = top; y < bottom; y++) {
        values.get((channel * down + y) * across + left, row);
        sum.add(channel, row);
      }
    }
  }
}
