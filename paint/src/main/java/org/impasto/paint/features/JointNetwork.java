package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
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
        layers.put(new Layer(joint, own.channels(), own.minimumSize(), own.stride()), own);
      }
      return new Part(network, layers);
    }

    /** Those of {@code wanted} that are of this network, by its own. */
    Map<Layer, Layer> jointLayers(Collection<Layer> wanted) {
      Map<Layer, Layer> joint = new HashMap<>();
      wanted.stream()
          .filter(layers::containsKey)
          .forEach(layer -> joint.put(layers.get(layer), layer));
      return joint;
    }

    /** Its own layer {@code deepest}, or its last if that is another network's. */
    Layer last(Layer deepest) {
      List<Layer> own = network.layers();
      return layers.getOrDefault(deepest, own.get(own.size() - 1));
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
  public void read(Tensor image, Collection<Layer> wanted, int tileSide, ActivationReader reader) {
    requireOwn(wanted);
    for (Part part : parts) {
      Map<Layer, Layer> joint = part.jointLayers(wanted);
      if (!joint.isEmpty()) {
        part.network.read(
            image,
            joint.keySet(),
            tileSide,
            (layer, region, found) -> reader.read(joint.get(layer), region, found));
      }
    }
  }

  @Override
  public Tensor gradient(
      Tensor image, Collection<Layer> wanted, int tileSide, ActivationSlopes slopes) {
    requireOwn(wanted);
    Tensor sum = null;
    for (Part part : parts) {
      Map<Layer, Layer> joint = part.jointLayers(wanted);
      if (!joint.isEmpty()) {
        Tensor gradient =
            part.network.gradient(image, joint.keySet(), tileSide, renamed(slopes, joint));
        sum = sum == null ? gradient : sum.addInPlace(gradient, 1);
      }
    }
    return sum;
  }

  private static ActivationSlopes renamed(ActivationSlopes slopes, Map<Layer, Layer> joint) {
    return new ActivationSlopes() {
      @Override
      public void read(Layer layer, Region region, Tensor found) {
        slopes.read(joint.get(layer), region, found);
      }

      @Override
      public Tensor slope(Layer layer, Region region, Tensor found) {
        return slopes.slope(joint.get(layer), region, found);
      }
    };
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
    return most(deepest, (network, last) -> network.bytesPerPixel(last, precision));
  }

  /** Of the one that holds most. */
  @Override
  public double bytesInTiles(
      Layer deepest, Precision precision, int tileSide, int height, int width) {
    return most(
        deepest, (network, last) -> network.bytesInTiles(last, precision, tileSide, height, width));
  }

  /** The most that {@code bytes} gives for a network up to that of {@code deepest}. */
  private double most(Layer deepest, ToDoubleBiFunction<FeatureNetwork, Layer> bytes) {
    double most = 0;
    for (Part part : parts) {
      most = Math.max(most, bytes.applyAsDouble(part.network, part.last(deepest)));
      if (part.layers.containsKey(deepest)) {
        break;
      }
    }
    return most;
  }

  @Override
  public long weightBytes() {
    return parts.stream().mapToLong(part -> part.network.weightBytes()).sum();
  }
}
