package org.impasto.paint.loss;

import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.features.ActivationReader;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Region;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** Puts the activations of an image together again that were read region by region. */
final class WholeActivations {
  private final Map<Layer, Map<Region, Tensor>> parts = new LinkedHashMap<>();

  /** Copies what it reads; the copies live in {@code scope}. */
  ActivationReader reader(Scope scope) {
    return (layer, region, activations) ->
        parts
            .computeIfAbsent(layer, key -> new LinkedHashMap<>())
            .put(
                region, scope.adopt(activations.to(activations.precision().accumulation()).copy()));
  }

  /** All activations by their layer, (N, C, h, w); asked for once. */
  Map<Layer, Tensor> together() {
    Map<Layer, Tensor> whole = new LinkedHashMap<>();
    parts.forEach((layer, regions) -> whole.put(layer, together(regions)));
    return whole;
  }

  private static Tensor together(Map<Region, Tensor> regions) {
    Tensor any = regions.values().iterator().next();
    if (regions.size() == 1) {
      return any;
    }
    long height = 0;
    long width = 0;
    for (Region region : regions.keySet()) {
      height = Math.max(height, region.top() + region.height());
      width = Math.max(width, region.left() + region.width());
    }
    Tensor whole = any.zeros(any.size(0), any.size(1), height, width);
    regions.forEach(
        (region, part) -> {
          region.in(whole).addInPlace(part, 1);
          part.release();
        });
    return whole;
  }
}
