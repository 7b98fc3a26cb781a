package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** The stages of a network in order, and the names of those whose activations can be read. */
final class LayerStack {
  private static final int USUAL_SIDE = 1024;

  private final Normalization normalization;
  private final Compute compute;
  private final List<Stage> stages;
  private final List<Layer> layers; // parallel to stages; null where nothing can be read

  private LayerStack(Builder builder) {
    this.normalization = builder.normalization;
    this.compute = builder.compute;
    this.stages = List.copyOf(builder.stages);
    this.layers = builder.namedLayers();
  }

  List<Layer> layers() {
    return layers.stream().filter(layer -> layer != null).toList();
  }

  Features run(Tensor image, Collection<Layer> wanted) {
    int last = deepest(wanted);
    requireSize(image, wanted);
    Precision kept = compute.precision().accumulation();
    Map<Layer, Tensor> found = new HashMap<>();
    Tensor x = enter(image);
    for (int i = 0; i <= last; i++) {
      Tensor next = stages.get(i).apply(x);
      x.release();
      x = next;
      if (isOne(layers.get(i), wanted)) {
        found.put(layers.get(i), x.to(kept));
      }
    }
    x.release();
    return new Features(found);
  }

  /** See {@link FeatureNetwork#read}. */
  void read(Tensor image, Collection<Layer> wanted, int tileSide, ActivationReader reader) {
    if (isWhole(image, tileSide)) {
      try (Scope scope = Scope.open()) {
        Features found = run(image, wanted);
        for (Layer layer : Set.copyOf(wanted)) {
          reader.read(layer, Region.of(found.at(layer)), found.at(layer));
        }
      }
      return;
    }
    tiled(image, wanted, tileSide).read(image, reader);
  }

  /** See {@link FeatureNetwork#gradient}. */
  Tensor gradient(Tensor image, Collection<Layer> wanted, int tileSide, ActivationSlopes slopes) {
    if (!isWhole(image, tileSide)) {
      return tiled(image, wanted, tileSide).gradient(image, slopes);
    }
    List<Stage> run = stages.subList(0, deepest(wanted) + 1);
    requireSize(image, wanted);
    Step entry = Step.recorded(image, this::enter);
    Trail trail = Trail.of(entry.output(), run, i -> isOne(layers.get(i), wanted));
    Tensor slope =
        trail.back(
            null,
            (i, output) -> {
              Region all = Region.of(output);
              try (Scope scope = Scope.open()) {
                slopes.read(layers.get(i), all, output);
              }
              return slope(output, x -> slopes.slope(layers.get(i), all, x));
            });
    Tensor before = entry.back(slope);
    slope.release();
    return before;
  }

  /** Whether {@code layer}, which may be null, is one of {@code wanted}. */
  static boolean isOne(Layer layer, Collection<Layer> wanted) {
    return layer != null && wanted.contains(layer);
  }

  private TiledStack tiled(Tensor image, Collection<Layer> wanted, int tileSide) {
    List<Stage> run = stages.subList(0, deepest(wanted) + 1);
    requireSize(image, wanted);
    return new TiledStack(this, run, Set.copyOf(wanted), tileSide);
  }

  private static boolean isWhole(Tensor image, int tileSide) {
    return tileSide == 0 || Math.max(image.size(2), image.size(3)) <= tileSide;
  }

  /** The layer that is read after stage {@code index}, counted from 0; null for none. */
  Layer layerAfter(int index) {
    return layers.get(index);
  }

  /** What {@code ofActivations} gives, as precise as the network. */
  Tensor slope(Tensor activations, UnaryOperator<Tensor> ofActivations) {
    try (Scope scope = Scope.open()) {
      return scope.keep(ofActivations.apply(activations).to(compute.precision()));
    }
  }

  /** {@code image} as the first stage takes it. */
  Tensor enter(Tensor image) {
    try (Scope scope = Scope.open()) {
      return scope.keep(normalization.apply(image).to(compute.precision()).channelsLast());
    }
  }

  private int deepest(Collection<Layer> wanted) {
    int deepest = -1;
    for (Layer layer : wanted) {
      int index = layers.indexOf(layer);
      if (index < 0) {
        throw new IllegalArgumentException("layer " + layer.name() + " is not of this network");
      }
      deepest = Math.max(deepest, index);
    }
    if (deepest < 0) {
      throw new IllegalArgumentException("no layer was asked for; name at least one");
    }
    return deepest;
  }

  private static void requireSize(Tensor image, Collection<Layer> wanted) {
    if (image.rank() != 4 || image.size(1) != 3) {
      throw new IllegalArgumentException(
          "image is %s; networks take (N, 3, H, W) — give it three colors".formatted(image));
    }
    for (Layer layer : wanted) {
      int minimum = layer.minimumSize();
      if (image.size(2) < minimum || image.size(3) < minimum) {
        throw new IllegalArgumentException(
            "image is %d×%d px; %s needs at least %d×%d — use a larger image or fewer layers"
                .formatted(image.size(3), image.size(2), layer.name(), minimum, minimum));
      }
    }
  }

  /** See {@link FeatureNetwork#bytesPerPixel}. Sizes are taken from an image of 1024×1024. */
  double bytesPerPixel(Layer deepest, Precision precision) {
    double numbers = HeldNumbers.of(until(deepest), 3, USUAL_SIDE, USUAL_SIDE);
    return numbers / USUAL_SIDE / USUAL_SIDE * precision.bytes();
  }

  /** See {@link FeatureNetwork#bytesInTiles}. */
  double bytesInTiles(Layer deepest, Precision precision, int tileSide, int height, int width) {
    List<Segment> segments = Segment.of(until(deepest), tileSide);
    return HeldNumbers.inTiles(segments, height, width) * precision.bytes();
  }

  private List<Stage> until(Layer deepest) {
    return stages.subList(0, layers.indexOf(deepest) + 1);
  }

  long weightBytes() {
    return stages.stream().mapToLong(Stage::weightElements).sum() * compute.precision().bytes();
  }

  static Builder builder(Normalization normalization, Compute compute) {
    return new Builder(normalization, compute);
  }

  /** Collects stages; a null name is for one that cannot be read. */
  static final class Builder {
    private static final int LARGEST_MINIMUM = 1024;

    private final Normalization normalization;
    private final Compute compute;
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Builder(Normalization normalization, Compute compute) {
      this.normalization = normalization;
      this.compute = compute;
    }

    Builder add(String name, Stage stage) {
      stages.add(stage);
      names.add(name);
      return this;
    }

    Builder add(Stage stage) {
      return add(null, stage);
    }

    LayerStack build() {
      return new LayerStack(this);
    }

    private List<Layer> namedLayers() {
      List<Layer> named = new ArrayList<>();
      int channels = 3;
      for (int i = 0; i < stages.size(); i++) {
        channels = stages.get(i).channelsAfter(channels);
        int stride = Window.stride(stages.subList(0, i + 1));
        named.add(
            names.get(i) == null
                ? null
                : new Layer(names.get(i), channels, minimumSize(i), stride));
      }
      return Collections.unmodifiableList(named);
    }

    private int minimumSize(int index) {
      for (int size = 1; size < LARGEST_MINIMUM; size++) {
        int after = size;
        for (int i = 0; i <= index && after > 0; i++) {
          after = stages.get(i).sizeAfter(after);
        }
        if (after > 0) {
          return size;
        }
      }
      throw new IllegalStateException("no image is large enough for stage " + index);
    }
  }
}
