package org.impasto.paint.features;

import java.util.ArrayList;
import java.util.List;
import org.impasto.paint.tensor.Border;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * SqueezeNet 1.1 without its classifier: a strided convolution, then eight fire modules with
 * pooling between them. Layers are {@code relu1} and {@code fire2} to {@code fire9}, as in the
 * paper; torchvision calls the fire modules {@code features.3} to {@code features.12}.
 *
 * <p>Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and
 * &lt;0.5MB model size" (arXiv 1602.07360), version 1.1 of the authors' repository. Departs from
 * the paper: edge and pooling as the options say.
 */
public final class SqueezeNet extends StackedNetwork {
  /** torchvision's numbers of fire modules 2 to 9, and -1 where there is a pooling. */
  private static final int[] MODULES = {-1, 3, 4, -1, 6, 7, -1, 9, 10, 11, 12};

  private static final int FIRST_CHANNELS = 64;

  /** Both expansions of a fire module have so many times the channels it squeezes to. */
  private static final int EXPANSION = 4;

  private SqueezeNet(LayerStack stack) {
    super(stack);
  }

  /**
   * Builds the network.
   *
   * @param weights torchvision's names, {@code features.0.weight} and so on
   * @throws WeightException if an array is missing or has another shape
   */
  public static SqueezeNet of(NetworkOptions options, Weights weights, Compute compute)
      throws WeightException {
    LayerStack.Builder stack = LayerStack.builder(Normalization.imageNet(compute), compute);
    boolean replicate = options.edges() == EdgePadding.REPLICATE;
    requireShape(weights, "features.0", FIRST_CHANNELS, 3, 3);
    stack.add(
        "relu1",
        new Convolution(
            weights.get("features.0.weight"),
            weights.get("features.0.bias"),
            2,
            replicate ? 1 : 0,
            replicate ? Border.REPLICATE : Border.ZERO,
            compute));
    int module = 2;
    for (int index : MODULES) {
      if (index < 0) {
        stack.add(new Pool(options.pooling(), 3, 2, true));
      } else {
        requireModule(weights, "features." + index, module);
        stack.add("fire" + module, fire(weights, "features." + index, compute));
        module++;
      }
    }
    return new SqueezeNet(stack.build());
  }

  private static void requireModule(Weights weights, String name, int module)
      throws WeightException {
    int in = module == 2 ? FIRST_CHANNELS : 2 * EXPANSION * squeezed(module - 1);
    int squeezed = squeezed(module);
    requireShape(weights, name + ".squeeze", squeezed, in, 1);
    requireShape(weights, name + ".expand1x1", EXPANSION * squeezed, squeezed, 1);
    requireShape(weights, name + ".expand3x3", EXPANSION * squeezed, squeezed, 3);
  }

  /** Channels to which fire modules 2 to 9 squeeze: 16, 16, 32, 32, 48, 48, 64, 64. */
  private static int squeezed(int module) {
    return 16 * (module / 2);
  }

  private static void requireShape(Weights weights, String name, int out, int in, int side)
      throws WeightException {
    WeightShapes.require(weights, name + ".weight", out, in, side, side);
    WeightShapes.require(weights, name + ".bias", out);
  }

  static List<String> layerNames() {
    List<String> names = new ArrayList<>(List.of("relu1"));
    int module = 2;
    for (int index : MODULES) {
      if (index >= 0) {
        names.add("fire" + module);
        module++;
      }
    }
    return names;
  }

  private static Fire fire(Weights weights, String name, Compute compute) throws WeightException {
    return new Fire(
        convolution(weights, name + ".squeeze", 0, compute),
        convolution(weights, name + ".expand1x1", 0, compute),
        convolution(weights, name + ".expand3x3", 1, compute));
  }

  private static Convolution convolution(Weights weights, String name, int padding, Compute compute)
      throws WeightException {
    return new Convolution(
        weights.get(name + ".weight"),
        weights.get(name + ".bias"),
        1,
        padding,
        Border.ZERO,
        compute);
  }
}
