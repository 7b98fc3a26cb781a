package org.impasto.stylize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private static final double MOST_PART = 1.0 / 5;

  /** Larger tiles gain nothing. */
  static final int MOST_SIDE = 2048;

  private final StyleModel style;
  private final StyleGraph graph;
  private final ReceptiveField field;
  private final SessionSource sessions;
  private final BufferPool buffers;
  private final List<String> measured; // the tensors that are normalized
  private final Trial trial;
  private final List<Cut> cuts;

  /**
   * Prepares the tiling of a network, which takes a trial run.
   *
   * @throws StyleException if it has normalizations that cannot be replaced
   */
  TiledNetwork(StyleModel style, SessionSource sessions, BufferPool buffers) throws StyleException {
    this.style = style;
    this.graph = style.graph();
    this.field = style.field();
    this.sessions = sessions;
    this.buffers = buffers;
    List<Normalization> all = Normalization.in(graph).orElseThrow(this::needsTheWhole);
    this.measured = all.stream().map(Normalization::input).distinct().toList();
    this.trial = Trial.of(graph, field, tensors(), sessions);
    for (Normalization each : all) {
      boolean found =
          trial
              .samples(each.input())
              .filter(it -> it.channels() == each.channels())
              .filter(it -> !field.known() || field.extents().containsKey(each.input()))
              .isPresent();
      if (!found) {
        throw needsTheWhole();
      }
    }
    this.cuts = Cut.all(graph, field, trial);
  }

  private StyleException needsTheWhole() {
    return new StyleException(
        style.source(),
        "its normalizations are not constants of float32, or not of pictures — such a network needs"
            + " the whole picture at once — do without tiles, or use a smaller size");
  }

  /** Those whose size matters: that are measured, or may be kept. */
  private List<String> tensors() {
    Set<String> names = new LinkedHashSet<>(measured);
    if (field.known() && !names.isEmpty()) {
      names.addAll(field.extents().keySet());
      names.removeIf(
          name -> field.extents().containsKey(name) && !field.extents().get(name).exact());
    }
    names.remove(graph.picture());
    return List.copyOf(names);
  }

  /**
   * How a picture goes through.
   *
   * @param half whether what is kept is in float16
   * @param trial how large tensors are
   * @param tiles for each part
   */
  record Parts(List<Stretch> stretches, boolean half, Trial trial, List<List<Tile>> tiles) {}

  /**
   * Begins with a picture.
   *
   * @throws StyleException if tiles are too large
   */
  TiledRun start(PackedPicture photo, TilePlan plan, Steps steps) throws StyleException {
    return new TiledRun(style, parts(photo, plan), photo, sessions, buffers, steps);
  }

  /**
   * The parts that keep as much as there is memory for: in float16 where the plan allows it and it
   * is known that no value is too large for it, as of our own networks, and that rounding is not
   * enlarged, as normalization does with pictures that hardly vary.
   */
  Parts parts(PackedPicture photo, TilePlan plan) throws StyleException {
    int width = Tile.padded(photo.width(), field.stride());
    int height = Tile.padded(photo.height(), field.stride());
    boolean half =
        plan.rounds() && style.metadata().isOurs() && photo.spread() >= Stylizer.LEAST_SPREAD;
    double bytes = half ? Short.BYTES : Float.BYTES;
    double part = plan.rounds() ? MOST_PART : 2 * MOST_PART; // below the last, of fewer pixels
    double mostBytes =
        Math.min(plan.keptBytes() / ((double) width * height), part * field.bytesPerPixel());
    double[] sizes = cuts.stream().mapToDouble(Cut::size).distinct().sorted().toArray();
    int enough = sizes.length - 1;
    List<Stretch> stretches = Stretch.along(graph, field, measured, cuts, sizes[enough]);
    while (enough > 0 && bytes * mostKept(stretches) > mostBytes) {
      enough--;
      stretches = Stretch.along(graph, field, measured, cuts, sizes[enough]);
    }
    List<List<Tile>> tiles = new ArrayList<>();
    int side = Math.min(plan.tileSide(), MOST_SIDE);
    for (Stretch stretch : stretches) {
      boolean last = tiles.size() == measured.size();
      List<Tile> grid =
          Tile.grid(
              last ? photo.width() : width,
              last ? photo.height() : height,
              side,
              field.stride(),
              stretch.halo(),
              trial.widestBorder());
      for (Tile tile : grid) {
        requireSmall(stretch, tile, side);
      }
      tiles.add(grid);
    }
    return new Parts(stretches, half, trial, tiles);
  }

  /** Most values for each pixel that are in memory while a part runs. */
  private double mostKept(List<Stretch> stretches) {
    return stretches.stream()
        .mapToDouble(
            stretch ->
                Stream.concat(stretch.from().stream(), stretch.kept().stream())
                    .filter(name -> !name.equals(graph.picture()))
                    .mapToDouble(name -> field.extents().get(name).size())
                    .sum())
        .max()
        .orElse(0);
  }

  private void requireSmall(Stretch stretch, Tile tile, int side) throws StyleException {
    long most = 0;
    for (String name : stretch.tensors()) {
      most = Math.max(most, trial.samples(name).map(it -> it.values(tile)).orElse(0L));
    }
    if (most * Float.BYTES > Integer.MAX_VALUE) {
      throw new StyleException(
          style.source(),
          "tiles of %d px have %d values here — at most %d can be held — use smaller tiles"
              .formatted(side, most, Integer.MAX_VALUE / Float.BYTES));
    }
  }
}
