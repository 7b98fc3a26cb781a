package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.impasto.paint.tensor.Border;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Kernel;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * The project's own compact network, distilled from larger ones. Six blocks of convolutions at
 * sizes 1, 1/2, 1/4, 1/8, 1/16 and 1/16 of the image, halved and bordered as SqueezeNet does it,
 * whose deep layers it imitates; layers {@code block1} to {@code block6} are their ends, each
 * channel scaled to a mean square of 1 over photos, so that all of them count.
 *
 * <p>Wang et al. 2020, "Collaborative Distillation for Ultra-Resolution Universal Style Transfer"
 * (arXiv 2003.08436). Departs from the paper: a network of another shape, which imitates several
 * teachers at once.
 */
public final class LiteNet extends StackedNetwork {
  private final Map<Layer, Tensor> scales; // (1, C, 1, 1) each; what is not in the weights

  private LiteNet(LayerStack trunk, Map<Layer, Tensor> scales) {
    super(trunk);
    this.scales = scales;
  }

  /**
   * Builds the network.
   *
   * @param weights with the names and shapes of {@link LiteArchitecture#shapes}, and the scales
   * @throws WeightException if an array is missing or has another shape
   */
  public static LiteNet of(NetworkOptions options, Weights weights, Compute compute)
      throws WeightException {
    Map<String, Tensor> parameters = new HashMap<>();
    for (Map.Entry<String, long[]> entry : LiteArchitecture.shapes().entrySet()) {
      parameters.put(entry.getKey(), array(weights, entry.getKey(), compute, entry.getValue()));
    }
    List<Tensor> scales = new ArrayList<>();
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      int channels = LiteArchitecture.channels(block);
      scales.add(array(weights, LiteArchitecture.scale(block), compute, channels));
    }
    return scaled(options, parameters, scales, compute);
  }

  /**
   * The network with {@code scales} moved into its weights, so that large activations need not be
   * multiplied. The last block adds to what the one before gives, and so has that one's scale; the
   * rest is multiplied when it is read, at a sixteenth of the size.
   */
  private static LiteNet scaled(
      NetworkOptions options,
      Map<String, Tensor> parameters,
      List<Tensor> scales,
      Compute compute) {
    int last = LiteArchitecture.blocks();
    Tensor shared = scales.get(last - 2);
    Map<String, Tensor> moved = new HashMap<>(parameters);
    Optional<Tensor> given = Optional.empty();
    for (int block = 1; block <= last; block++) {
      int channels = LiteArchitecture.channels(block);
      Tensor scale = block == last ? shared : scales.get(block - 1);
      for (int i = 1; i <= LiteArchitecture.CONVOLUTIONS[block - 1].length; i++) {
        String name = LiteArchitecture.convolution(block, i);
        String first = LiteArchitecture.squeezes(block, i) ? name + LiteArchitecture.SQUEEZE : name;
        if (given.isPresent()) {
          Tensor undone = given.get().power(-1).reshape(1, given.get().elements(), 1, 1);
          moved.computeIfPresent(first + ".weight", (key, weight) -> weight.multiply(undone));
        }
        given = Optional.empty();
        if (LiteArchitecture.CONVOLUTIONS[block - 1][i - 1] == channels) {
          Tensor factor = scale.reshape(channels, 1, 1, 1);
          moved.computeIfPresent(name + ".weight", (key, weight) -> weight.multiply(factor));
          moved.computeIfPresent(name + ".bias", (key, bias) -> bias.multiply(scale));
          given = Optional.of(scale);
        }
      }
    }
    LiteNet network = unscaled(options, moved, compute);
    Layer deepest = network.layer(LiteArchitecture.layer(last));
    Tensor rest = scales.get(last - 1).multiply(shared.power(-1));
    return new LiteNet(
        network.stack(), Map.of(deepest, rest.reshape(1, LiteArchitecture.channels(last), 1, 1)));
  }

  private static Tensor array(Weights weights, String name, Compute compute, long... shape)
      throws WeightException {
    WeightShapes.require(weights, name, shape);
    WeightArray array = weights.get(name);
    return Tensor.of(array.data(), array.shape()).to(compute.device());
  }

  /**
   * The network with {@code parameters} by the names of {@link LiteArchitecture#shapes}, which may
   * be variables of a gradient; channels are as they come.
   */
  public static LiteNet unscaled(
      NetworkOptions options, Map<String, Tensor> parameters, Compute compute) {
    LayerStack.Builder stack = LayerStack.builder(Normalization.imageNet(compute), compute);
    Map<String, Tensor> placed = new HashMap<>();
    parameters.forEach((name, array) -> placed.put(name, placed(array, compute)));
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      addBlock(stack, block, placed, options);
    }
    return new LiteNet(stack.build(), Map.of());
  }

  private static Tensor placed(Tensor array, Compute compute) {
    Tensor precise = array.to(compute.precision());
    return array.rank() == 4 ? precise.channelsLast() : precise;
  }

  private static void addBlock(
      LayerStack.Builder stack, int block, Map<String, Tensor> parameters, NetworkOptions options) {
    int convolutions = LiteArchitecture.CONVOLUTIONS[block - 1].length;
    for (int i = 1; i <= convolutions; i++) {
      if (i == LiteArchitecture.HALVED_BEFORE[block - 1]) {
        stack.add(new Pool(options.pooling(), 3, 2, block > 2));
      }
      String name = LiteArchitecture.convolution(block, i);
      Tensor weight = parameters.get(name + ".weight");
      Tensor bias = parameters.get(name + ".bias");
      Stage stage = new Convolution(weight, bias, 1, 1, border(block, options.edges()));
      if (LiteArchitecture.squeezes(block, i)) {
        String before = name + LiteArchitecture.SQUEEZE;
        Tensor squeeze = parameters.get(before + ".weight");
        Tensor squeezeBias = parameters.get(before + ".bias");
        stage =
            new Bottleneck(
                new Convolution(squeeze, squeezeBias, 1, 0, Border.ZERO),
                new Kernel(weight, bias, 1, 1));
      }
      stack.add(i == convolutions ? LiteArchitecture.layer(block) : null, stage);
    }
  }

  private static Border border(int block, EdgePadding edges) {
    if (block > 2) {
      return Border.ZERO;
    }
    return block == 1 && edges == EdgePadding.REPLICATE ? Border.REPLICATE : Border.REFLECT;
  }

  @Override
  public Features features(Tensor image, Collection<Layer> wanted) {
    return new Features(scaled(super.features(image, wanted), wanted));
  }

  private Map<Layer, Tensor> scaled(Features features, Collection<Layer> wanted) {
    Map<Layer, Tensor> scaled = new HashMap<>();
    for (Layer layer : Set.copyOf(wanted)) {
      scaled.put(layer, scaled(layer, features.at(layer)));
    }
    return scaled;
  }

  /** Activations or their slopes: both are multiplied by what is not in the weights. */
  private Tensor scaled(Layer layer, Tensor tensor) {
    Tensor scale = scales.get(layer);
    Precision precise = tensor.precision().accumulation();
    return scale == null ? tensor : tensor.to(precise).multiply(scale.to(precise));
  }

  @Override
  public void read(Tensor image, Collection<Layer> wanted, int tileSide, ActivationReader reader) {
    super.read(
        image,
        wanted,
        tileSide,
        (layer, region, found) -> reader.read(layer, region, scaled(layer, found)));
  }

  @Override
  public Tensor gradient(
      Tensor image, Collection<Layer> wanted, int tileSide, ActivationSlopes slopes) {
    return super.gradient(
        image,
        wanted,
        tileSide,
        new ActivationSlopes() {
          @Override
          public void read(Layer layer, Region region, Tensor found) {
            slopes.read(layer, region, scaled(layer, found));
          }

          @Override
          public Tensor slope(Layer layer, Region region, Tensor found) {
            return scaled(layer, slopes.slope(layer, region, scaled(layer, found)));
          }
        });
  }
}
