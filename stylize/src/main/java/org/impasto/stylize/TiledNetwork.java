package org.impasto.stylize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network on a picture that is too large for it, tile by tile, with the result it would have on
 * the whole. What forbids tiles is instance normalization, whose statistics are those of the whole
 * picture. So all tiles go through the network up to the first normalization, which gives its
 * statistics; then, from what was kept in memory, up to the second, and so on. What is kept are the
 * tensors of a quarter of the picture's size, which are small, and all others are made again.
 *
 * <p>Chen et al. 2022, "Towards Ultra-Resolution Neural Style Transfer via Thumbnail Instance
 * Normalization", arXiv 2103.11784, share statistics among tiles too, but estimate them from a
 * thumbnail.
 */
final class TiledNetwork {
  /** How much of what the whole network would take may be kept. */
  private static final double MOST_PART = 1.0 / 6;

  private final StyleModel style;
  private final StyleGraph graph;
  private final ReceptiveField field;
  private final Map<String, Integer> channels = new LinkedHashMap<>(); // of what is normalized
  private final SessionSource sessions;
  private final BufferPool buffers;

  /**
   * Prepares the tiling of a network.
   *
   * @throws StyleException if it has normalizations that cannot be replaced
   */
  TiledNetwork(StyleModel style, SessionSource sessions, BufferPool buffers) throws StyleException {
    this.style = style;
    this.graph = style.graph();
    this.field = style.field();
    this.sessions = sessions;
    this.buffers = buffers;
    List<Normalization> all =
        Normalization.in(graph)
            .filter(each -> each.stream().noneMatch(n -> n.input().equals(graph.picture())))
            .orElseThrow(
                () ->
                    new StyleException(
                        style.source(),
                        "its normalizations are not constants of float32 between operators — such a"
                            + " network needs the whole picture at once — do without tiles, or use"
                            + " a smaller size"));
    all.forEach(each -> channels.put(each.input(), each.channels()));
  }

  /**
   * How a picture goes through.
   *
   * @param channels of the tensors that they measure, by name
   * @param half whether what is kept is in float16
   * @param trial how large tensors are
   * @param tiles for each part
   * @param mostValues how many there are of one tensor in one tile
   */
  record Parts(
      List<Stretch> stretches,
      Map<String, Integer> channels,
      boolean half,
      Trial trial,
      List<List<Tile>> tiles,
      int mostValues) {}

  /** Begins with a picture. */
  TiledRun start(PackedPicture photo, TilePlan plan, Stylizer.Steps steps) throws StyleException {
    return new TiledRun(style, parts(photo, plan), photo, sessions, buffers, steps);
  }

  /** The parts that keep as much as there is memory for. */
  Parts parts(PackedPicture photo, TilePlan plan) throws StyleException {
    List<String> measured = List.copyOf(channels.keySet());
    Trial trial = Trial.of(graph, field, tensors(), sessions);
    List<Cut> cuts = Cut.all(graph, field, trial);
    double[] sizes = cuts.stream().mapToDouble(Cut::size).distinct().sorted().toArray();
    double pixels =
        (double) Tile.padded(photo.width(), field.stride())
            * Tile.padded(photo.height(), field.stride());
    boolean half = style.metadata().isOurs();
    double bytes = half ? Short.BYTES : Float.BYTES;
    double most = Math.min(plan.keptBytes() / pixels, MOST_PART * field.bytesPerPixel());
    for (int i = sizes.length - 1; i > 0; i--) {
      List<Stretch> stretches = Stretch.along(graph, field, measured, cuts, sizes[i]);
      if (bytes * stretches.stream().mapToDouble(this::kept).max().orElse(0) <= most) {
        return parts(photo, plan, stretches, half, trial);
      }
    }
    return parts(photo, plan, Stretch.along(graph, field, measured, cuts, 0), half, trial);
  }

  /** Those whose size matters: that are measured, or may be kept. */
  private List<String> tensors() {
    Set<String> names = new LinkedHashSet<>(channels.keySet());
    if (field.known() && !names.isEmpty()) {
      names.addAll(field.extents().keySet());
    }
    names.remove(graph.picture());
    return List.copyOf(names);
  }

  /** Values for each pixel that are in memory while a part runs. */
  private double kept(Stretch stretch) {
    return keptBeside(stretch).mapToDouble(name -> field.extents().get(name).size()).sum();
  }

  private Stream<String> keptBeside(Stretch stretch) {
    return Stream.concat(stretch.from().stream(), stretch.kept().stream())
        .filter(name -> !name.equals(graph.picture()));
  }

  private Parts parts(
      PackedPicture photo, TilePlan plan, List<Stretch> stretches, boolean half, Trial trial) {
    int width = Tile.padded(photo.width(), field.stride());
    int height = Tile.padded(photo.height(), field.stride());
    List<List<Tile>> tiles = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < stretches.size(); i++) {
      boolean last = i == channels.size();
      List<Tile> grid =
          Tile.grid(
              last ? photo.width() : width,
              last ? photo.height() : height,
              plan.tileSide(),
              field.stride(),
              stretches.get(i).halo());
      tiles.add(grid);
      for (Tile tile : grid) {
        most = Math.max(most, mostValues(stretches.get(i), tile, trial));
      }
    }
    return new Parts(stretches, channels, half, trial, tiles, (int) most);
  }

  /** How many values of one tensor there are at most in a tile. */
  private double mostValues(Stretch stretch, Tile tile, Trial trial) {
    double most = 3.0 * tile.pixels();
    if (channels.containsKey(stretch.measured())) {
      Trial.Samples samples = trial.samples(stretch.measured());
      double area = (double) samples.of(tile.across()) * samples.of(tile.down());
      most = Math.max(most, channels.get(stretch.measured()) * area);
    }
    double size =
        keptBeside(stretch).mapToDouble(name -> field.extents().get(name).size()).max().orElse(0);
    return Math.max(most, size * tile.pixels());
  }
}
