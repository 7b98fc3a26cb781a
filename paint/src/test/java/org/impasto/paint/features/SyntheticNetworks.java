package org.impasto.paint.features;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** Networks with weights that need no download, and images for them. */
public final class SyntheticNetworks {
  private static final int[] CHANNELS = {64, 128, 256, 512, 512};
  private static final double BIAS_RANGE = 0.1;

  private SyntheticNetworks() {}

  /** The weights of any network, with the names of the file it is published in. */
  public static Weights weights(Network network, long seed) {
    return switch (network) {
      case LITE -> lite(seed);
      case VGG16 -> SyntheticWeights.vgg16(seed);
      case VGG19 -> vgg("block%d_conv%d", new int[] {2, 2, 4, 4, 4}, seed);
      case VGG19_NORMALIZED -> normalized(seed);
      case SQUEEZENET1_1 -> squeezeNet(seed);
    };
  }

  /** SqueezeNet 1.1 with torchvision's names. */
  public static Weights squeezeNet(long seed) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    add(arrays, "features.0", seed, 64, 3, 3);
    int[] modules = {3, 4, 6, 7, 9, 10, 11, 12};
    int[] squeezed = {16, 16, 32, 32, 48, 48, 64, 64};
    int in = 64;
    for (int i = 0; i < modules.length; i++) {
      String name = "features." + modules[i];
      int expanded = 4 * squeezed[i];
      add(arrays, name + ".squeeze", seed, squeezed[i], in, 1);
      add(arrays, name + ".expand1x1", seed, expanded, squeezed[i], 1);
      add(arrays, name + ".expand3x3", seed, expanded, squeezed[i], 3);
      in = 2 * expanded;
    }
    return weights(arrays);
  }

  private static Weights lite(long seed) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    LiteArchitecture.shapes()
        .forEach(
            (name, shape) -> {
              double range =
                  shape.length == 1
                      ? BIAS_RANGE
                      : Math.sqrt(6.0 / (shape[1] * shape[2] * shape[3]));
              long stream = seed * 1000 + arrays.size();
              arrays.put(name, SyntheticWeights.array(stream, range, shape));
            });
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      int channels = LiteArchitecture.channels(block);
      float[] scale = new float[channels];
      Arrays.fill(scale, block);
      arrays.put(LiteArchitecture.scale(block), new WeightArray(scale, channels));
    }
    return weights(arrays);
  }

  private static Weights normalized(long seed) {
    Map<String, WeightArray> arrays =
        new LinkedHashMap<>(arrays(vgg("conv%d_%d", new int[] {2, 2, 1}, seed)));
    arrays.put(
        "pre.weight", new WeightArray(new float[] {0, 0, 255, 0, 255, 0, 255, 0, 0}, 3, 3, 1, 1));
    arrays.put("pre.bias", new WeightArray(new float[] {-103.939f, -116.779f, -123.68f}, 3));
    return weights(arrays);
  }

  private static Weights vgg(String name, int[] convolutions, long seed) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    int in = 3;
    for (int block = 0; block < convolutions.length; block++) {
      for (int i = 1; i <= convolutions[block]; i++) {
        add(arrays, name.formatted(block + 1, i), seed, CHANNELS[block], in, 3);
        in = CHANNELS[block];
      }
    }
    return weights(arrays);
  }

  private static void add(
      Map<String, WeightArray> arrays, String name, long seed, int out, int in, int side) {
    double range = Math.sqrt(6.0 / (in * side * side));
    long stream = seed * 1000 + arrays.size();
    arrays.put(name + ".weight", SyntheticWeights.array(stream, range, out, in, side, side));
    arrays.put(name + ".bias", SyntheticWeights.array(stream + 1, BIAS_RANGE, out));
  }

  /** All arrays of {@code weights} by name. */
  static Map<String, WeightArray> arrays(Weights weights) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : weights.names()) {
      try {
        arrays.put(name, weights.get(name));
      } catch (WeightException e) {
        throw new IllegalStateException(e);
      }
    }
    return arrays;
  }

  static Weights weights(Map<String, WeightArray> arrays) {
    return Weights.of("synthetic", "0".repeat(64), Map.of(), arrays);
  }

  /** {@code weights} with one array replaced. */
  static Weights with(Weights weights, String name, WeightArray array) {
    Map<String, WeightArray> arrays = arrays(weights);
    arrays.put(name, array);
    return weights(arrays);
  }

  /** {@code network} with maximum pooling, as trained at the edge. */
  public static FeatureNetwork asTrained(Network network, Precision precision)
      throws WeightException {
    return FeatureNetwork.of(
        new NetworkOptions(network, Pooling.MAX, EdgePadding.AS_TRAINED),
        weights(network, 1),
        new Compute(Device.CPU, precision));
  }

  /** An image of noise (1, 3, height, width) in fp64. */
  public static Tensor noise(long seed, int height, int width) {
    double[] values = new double[3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = SyntheticWeights.uniform(seed, i);
    }
    return Tensor.of(values, 1, 3, height, width);
  }
}
