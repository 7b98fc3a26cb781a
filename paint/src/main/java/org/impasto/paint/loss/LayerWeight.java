package org.impasto.paint.loss;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A layer's part in a loss.
 *
 * @param layer the layer's name in its network, e.g. {@code relu4_2}
 * @param weight its factor, 0 or more; default 1
 */
public record LayerWeight(String layer, double weight) {
  /** Refuses a negative weight, NaN and infinity. */
  public LayerWeight {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "weight of layer " + layer + " is " + weight + "; it must be 0 or more");
    }
  }

  /** Layers of the same weight. */
  public static List<LayerWeight> each(double weight, String... layers) {
    return Arrays.stream(layers).map(layer -> new LayerWeight(layer, weight)).toList();
  }

  /** Reads {@code relu1_1,relu2_1:0.5}, where a weight left out is 1; each layer once. */
  public static List<LayerWeight> parse(String text) {
    List<LayerWeight> all = Arrays.stream(text.split(",", -1)).map(LayerWeight::parseOne).toList();
    Set<String> seen = new HashSet<>();
    for (LayerWeight each : all) {
      if (!seen.add(each.layer)) {
        throw new IllegalArgumentException(
            "layer " + each.layer + " is named twice; name each layer once");
      }
    }
    return all;
  }

  private static LayerWeight parseOne(String text) {
    String[] parts = text.split(":", -1);
    String name = parts[0].strip();
    if (name.isEmpty() || parts.length > 2) {
      throw new IllegalArgumentException(
          "layer is '" + text + "'; write NAME or NAME:WEIGHT, e.g. relu4_1:0.5");
    }
    if (parts.length == 1) {
      return new LayerWeight(name, 1);
    }
    try {
      return new LayerWeight(name, Double.parseDouble(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "weight of layer " + name + " is '" + parts[1] + "'; it must be a number", e);
    }
  }

  /** Writes what {@link #parse} reads. */
  public static String format(List<LayerWeight> layers) {
    return layers.stream()
        .map(l -> l.weight == 1 ? l.layer : l.layer + ":" + Numbers.plain(l.weight))
        .collect(Collectors.joining(","));
  }
}
