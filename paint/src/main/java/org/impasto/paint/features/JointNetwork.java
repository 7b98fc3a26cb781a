package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;

/**
 * Several networks that look at the same image, as one. Its layers are theirs, one network after
 * another, each called {@code NETWORK/LAYER}, such as {@code squeezenet1_1/fire5}.
 */
public final class JointNetwork implements FeatureNetwork {
  private final List<Part> parts;

  /** One network, and its own layer for each of the joint one. */
  private record Part(FeatureNetwork network, Map<Layer, Layer> layers) {
    static Part of(Network name, FeatureNetwork network) {
      Map<Layer, Layer> layers = new LinkedHashMap<>();
      for (Layer own : network.layers()) {
        String joint = layerName(name, own.name());
        layers.put(new Layer(joint, own.channels(), own.minimumSize()), own);
      }
      return new Part(network, layers);
    }

    double bytesPerPixel(Layer deepest, Precision precision) {
      List<Layer> own = network.layers();
      Layer last = layers.getOrDefault(deepest, own.get(own.size() - 1));
      return network.bytesPerPixel(last, precision);
    }
  }

  /** Joins {@code networks}, at least one, in the order of the map. */
  public JointNetwork(Map<Network, FeatureNetwork> networks) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("no network was given; join at least one");
    }
    this.parts = networks.entrySet().stream().map(e -> Part.of(e.getKey(), e.getValue())).toList();
  }

  /** What {@code layer} of {@code network} is called in a joint network. */
  public static String layerName(Network network, String layer) {
    return network.label() + "/" + layer;
  }

  @Override
  public List<Layer> layers() {
    return parts.stream().flatMap(part -> part.layers.keySet().stream()).toList();
  }

  @Override
  public Features features(Tensor image, Collection<Layer> wanted) {
    requireOwn(wanted);
    Map<Layer, Tensor> found = new HashMap<>();
    for (Part part : parts) {
      List<Layer> here = wanted.stream().filter(part.layers::containsKey).toList();
      if (!here.isEmpty()) {
        Features features = part.network.features(image, ownLayers(part, here));
        here.forEach(layer -> found.put(layer, features.at(part.layers.get(layer))));
      }
    }
    return new Features(found);
  }

  @Override
  public Tensor gradient(Tensor image, Map<Layer, UnaryOperator<Tensor>> slopes) {
    requireOwn(slopes.keySet());
    Tensor sum = null;
    for (Part part : parts) {
      Map<Layer, UnaryOperator<Tensor>> own = new HashMap<>();
      slopes.forEach(
          (layer, slope) -> {
            if (part.layers.containsKey(layer)) {
              own.put(part.layers.get(layer), slope);
            }
          });
      if (!own.isEmpty()) {
        Tensor gradient = part.network.gradient(image, own);
        sum = sum == null ? gradient : sum.addInPlace(gradient, 1);
      }
    }
    return sum;
  }

  private static List<Layer> ownLayers(Part part, List<Layer> joint) {
    return joint.stream().map(part.layers::get).toList();
  }

  private void requireOwn(Collection<Layer> wanted) {
    List<Layer> strangers = new ArrayList<>(wanted);
    strangers.removeAll(layers());
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException(
          "layer " + strangers.get(0).name() + " is not of these networks");
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("no layer was asked for; name at least one");
    }
  }

  /** Of the one that holds most, since one runs after the other. */
  @Override
  public double bytesPerPixel(Layer deepest, Precision precision) {
    double bytes = 0;
    for (Part part : parts) {
      bytes = Math.max(bytes, part.bytesPerPixel(deepest, precision));
      if (part.layers.containsKey(deepest)) {
        break;
      }
    }
    return bytes;
  }

  @Override
  public long weightBytes() {
    return parts.stream().mapToLong(part -> part.network.weightBytes()).sum();
  }
}
