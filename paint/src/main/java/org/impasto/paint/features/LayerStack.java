package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** See {@link FeatureNetwork#trace}. */
  Trace trace(Tensor image, Collection<Layer> wanted) {
    int last = deepest(wanted);
    requireSize(image, wanted);
    Precision kept = compute.precision().accumulation();
    Step entry = Step.recorded(image, this::enter);
    List<Step> steps = new ArrayList<>();
    Map<Layer, Tensor> found = new HashMap<>();
    Tensor x = entry.output();
    for (int i = 0; i <= last; i++) {
      Step step = stages.get(i).trace(x);
      steps.add(step);
      x = step.output();
      if (layers.get(i) != null && wanted.contains(layers.get(i))) {
        found.put(layers.get(i), x.detached().to(kept));
      }
    }
    return new Trace(new Features(found), slopes -> back(slopes, found, steps, entry));
  }

  private Tensor back(
      Map<Layer, Tensor> slopes, Map<Layer, Tensor> found, List<Step> steps, Step entry) {
    Tensor slope = null;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (slopes.containsKey(layer)) {
        Tensor own = slopes.get(layer).to(compute.precision());
        slope = slope == null ? own : slope.addInPlace(own, 1);
      }
      if (found.containsKey(layer)) {
        found.get(layer).release();
      }
      if (slope != null) {
        Tensor before = steps.get(i).back(slope);
        slope.release();
        slope = before;
      }
    }
    if (slope == null) {
      throw new IllegalArgumentException("no slope is of a layer that was asked for");
    }
    return entry.back(slope);
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
    int sample = 1024;
    int size = sample;
    int channels = 3;
    double bytes = 3.0 * sample * sample * precision.bytes();
    for (int i = 0; i <= layers.indexOf(deepest); i++) {
      Stage stage = stages.get(i);
      size = stage.sizeAfter(size);
      double positions = (double) size * size;
      bytes += positions * stage.bytesPerPosition(channels, precision);
      channels = stage.channelsAfter(channels);
      bytes += positions * channels * precision.bytes();
    }
    return bytes / ((double) sample * sample);
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
