package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** The stages of a network in order, and the names of those whose activations can be read. */
final class LayerStack {
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
      if (layers.get(i) != null && wanted.contains(layers.get(i))) {
        found.put(layers.get(i), x.to(kept));
      }
    }
    x.release();
    return new Features(found);
  }

  /** See {@link FeatureNetwork#gradient}. */
  Tensor gradient(Tensor image, Map<Layer, UnaryOperator<Tensor>> given) {
    Map<Layer, UnaryOperator<Tensor>> slopes = new HashMap<>(given); // which can be asked for null
    int last = deepest(slopes.keySet());
    requireSize(image, slopes.keySet());
    Step entry = Step.recorded(image, this::enter);
    List<Step> steps = new ArrayList<>();
    Step before = entry;
    for (int i = 0; i <= last; i++) {
      Step step = stages.get(i).trace(before.output());
      if (i == 0 || !slopes.containsKey(layers.get(i - 1))) {
        before.output().release(); // the way back keeps what it needs
      }
      steps.add(step);
      before = step;
    }
    Tensor slope = null;
    for (int i = last; i >= 0; i--) {
      if (slopes.containsKey(layers.get(i))) {
        Tensor own = slope(steps.get(i).output(), slopes.get(layers.get(i)));
        steps.get(i).output().release();
        if (slope == null) {
          slope = own;
        } else {
          slope.addInPlace(own, 1);
          own.release();
        }
      }
      slope = back(steps.get(i), slope);
    }
    return back(entry, slope);
  }

  private Tensor slope(Tensor activations, UnaryOperator<Tensor> ofActivations) {
    try (Scope scope = Scope.open()) {
      return scope.keep(ofActivations.apply(activations).to(compute.precision()));
    }
  }

  private static Tensor back(Step step, Tensor slope) {
    Tensor before = step.back(slope);
    slope.release();
    return before;
  }

  private Tensor enter(Tensor image) {
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
    double pixels = 1024 * 1024;
    int size = 1024;
    int channels = 3;
    double slope = 3 * pixels;
    double kept = slope;
    double most = 0;
    for (int i = 0; i <= layers.indexOf(deepest); i++) {
      Stage stage = stages.get(i);
      size = stage.sizeAfter(size);
      double positions = (double) size * size;
      kept += positions * stage.keptPerPosition(channels);
      channels = stage.channelsAfter(channels);
      double before = slope;
      slope = positions * channels;
      most = Math.max(most, kept + 2 * before + 2 * slope); // on the way back, and a copy of each
    }
    return most / pixels * precision.bytes();
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
        named.add(names.get(i) == null ? null : new Layer(names.get(i), channels, minimumSize(i)));
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
