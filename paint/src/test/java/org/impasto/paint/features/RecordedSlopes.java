package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Tensor;

/**
 * A function of activations whose slopes are known; it makes sure that what it is shown, whole or
 * in regions, are these activations, each once.
 */
final class RecordedSlopes implements ActivationSlopes {
  private final double tolerance;
  private final Map<Layer, Tensor> activations = new LinkedHashMap<>();
  private final Map<Layer, Tensor> slopes = new LinkedHashMap<>();
  private final Map<Layer, Tensor> read = new LinkedHashMap<>(); // how often
  private final Map<Layer, Tensor> asked = new LinkedHashMap<>();

  private RecordedSlopes(double tolerance) {
    this.tolerance = tolerance;
  }

  static RecordedSlopes of(Features features, Collection<Layer> wanted, double tolerance) {
    RecordedSlopes recorded = new RecordedSlopes(tolerance);
    for (Layer layer : wanted) {
      Tensor found = features.at(layer).detached();
      recorded.activations.put(layer, found);
      recorded.slopes.put(layer, found.multiply(1 / found.absolute().sum().item()));
      recorded.read.put(layer, found.zeros());
      recorded.asked.put(layer, found.zeros());
    }
    return recorded;
  }

  @Override
  public void read(Layer layer, Region region, Tensor found) {
    assertThat(difference(found, region.in(activations.get(layer)))).isLessThan(tolerance);
    count(read, layer, region);
  }

  @Override
  public Tensor slope(Layer layer, Region region, Tensor found) {
    assertThat(difference(found, region.in(activations.get(layer)))).isLessThan(tolerance);
    requireOnce(read, layer);
    count(asked, layer, region);
    return region.in(slopes.get(layer)).copy();
  }

  private static void count(Map<Layer, Tensor> counts, Layer layer, Region region) {
    Tensor part = region.in(counts.get(layer));
    part.addInPlace(part.zeros().add(1), 1);
  }

  private static void requireOnce(Map<Layer, Tensor> counts, Layer layer) {
    Tensor count = counts.get(layer);
    assertThat(count.add(-1).absoluteSum()).as("regions of " + layer.name()).isZero();
  }

  /** The gradient by automatic differentiation, with respect to what the features are made from. */
  Tensor through(Features features, Tensor variable) {
    List<Tensor> outputs = slopes.keySet().stream().map(features::at).toList();
    return Gradients.through(outputs, List.copyOf(slopes.values()), List.of(variable)).get(0);
  }

  void requireReadOnce() {
    read.keySet().forEach(layer -> requireOnce(read, layer));
  }

  void requireAskedOnce() {
    asked.keySet().forEach(layer -> requireOnce(asked, layer));
  }

  static double difference(Tensor a, Tensor b) {
    assertThat(a.shape()).isEqualTo(b.shape());
    return a.subtract(b).absoluteSum() / b.absoluteSum();
  }
}
