package org.impasto.paint.features;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.impasto.paint.features.Convolution.Border;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * The project's own compact network, distilled from larger ones. Six blocks of convolutions at
 * sizes 1, 1/2, 1/4, 1/8, 1/16 and 1/16 of the image; layers {@code block1} to {@code block6} are
 * linear readouts of them, each an orthonormal view of the teachers' activations at that depth.
 * Distances between Gram matrices of a readout are therefore close to those of the teachers.
 *
 * <p>Wang et al. 2020, "Collaborative Distillation for Ultra-Resolution Universal Style Transfer"
 * (arXiv 2003.08436). Departs from the paper: a network of another shape, which imitates several
 * teachers at once, in the directions that hold most of their energy; see docs/lite.md.
 */
public final class LiteNet implements FeatureNetwork {
  private final LayerStack trunk;
  private final Map<Layer, Readout> readouts;

  private record Readout(Layer block, Tensor weight, Tensor bias) {}

  private LiteNet(LayerStack trunk, Map<Layer, Readout> readouts) {
    this.trunk = trunk;
    this.readouts = readouts;
  }

  /**
   * Builds the network.
   *
   * @param weights with the names and shapes of {@link LiteArchitecture#shapes}
   * @throws WeightException if an array is missing or has another shape
   */
  public static LiteNet of(NetworkOptions options, Weights weights, Compute compute)
      throws WeightException {
    Map<String, Tensor> parameters = new HashMap<>();
    for (Map.Entry<String, long[]> entry : LiteArchitecture.shapes().entrySet()) {
      WeightShapes.require(weights, entry.getKey(), entry.getValue());
      WeightArray array = weights.get(entry.getKey());
      Tensor tensor = Tensor.of(array.data(), array.shape());
      parameters.put(entry.getKey(), tensor.to(compute.device()));
    }
    return of(options, parameters, compute);
  }

  /**
   * The network with {@code parameters} by the names of {@link LiteArchitecture#shapes}, which may
   * be variables of a gradient.
   */
  public static LiteNet of(
      NetworkOptions options, Map<String, Tensor> parameters, Compute compute) {
    LayerStack.Builder stack = LayerStack.builder(Normalization.imageNet(compute), compute);
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      addBlock(stack, block, parameters, options, compute.precision());
    }
    LayerStack trunk = stack.build();
    return new LiteNet(trunk, readouts(trunk, parameters, compute.precision()));
  }

  private static void addBlock(
      LayerStack.Builder stack,
      int block,
      Map<String, Tensor> parameters,
      NetworkOptions options,
      Precision precision) {
    boolean replicate = options.edges() == EdgePadding.REPLICATE;
    int convolutions = LiteArchitecture.CONVOLUTIONS[block - 1].length;
    int stages = convolutions + LiteArchitecture.RESIDUALS[block - 1];
    for (int i = 1; i <= stages; i++) {
      if (i == LiteArchitecture.HALVED_BEFORE[block - 1]) {
        stack.add(new Pool(options.pooling(), 2, 2, false));
      }
      Stage stage;
      if (i <= convolutions) {
        Border border = replicate && block == 1 && i == 1 ? Border.REPLICATE : Border.REFLECT;
        String name = LiteArchitecture.convolution(block, i);
        stage = convolution(parameters, name, precision, border);
      } else {
        String name = LiteArchitecture.residual(block, i - convolutions);
        stage =
            new Residual(
                convolution(parameters, name + ".inner", precision, Border.REFLECT),
                weight(parameters, name + ".outer", precision),
                bias(parameters, name + ".outer", precision));
      }
      stack.add(i == stages ? LiteArchitecture.layer(block) : null, stage);
    }
  }

  private static Convolution convolution(
      Map<String, Tensor> parameters, String name, Precision precision, Border border) {
    return new Convolution(
        weight(parameters, name, precision), bias(parameters, name, precision), 1, 1, border);
  }

  private static Tensor weight(Map<String, Tensor> parameters, String name, Precision precision) {
    return parameters.get(name + ".weight").to(precision).channelsLast();
  }

  private static Tensor bias(Map<String, Tensor> parameters, String name, Precision precision) {
    return parameters.get(name + ".bias").to(precision);
  }

  private static Map<Layer, Readout> readouts(
      LayerStack trunk, Map<String, Tensor> parameters, Precision precision) {
    Map<Layer, Readout> readouts = new LinkedHashMap<>();
    for (Layer block : trunk.layers()) {
      int number = readouts.size() + 1;
      String name = LiteArchitecture.readout(number);
      Layer layer = new Layer(block.name(), LiteArchitecture.channels(number), block.minimumSize());
      readouts.put(
          layer,
          new Readout(
              block, weight(parameters, name, precision), bias(parameters, name, precision)));
    }
    return readouts;
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(readouts.keySet());
  }

  @Override
  public Features features(Tensor image, Collection<Layer> wanted) {
    Set<Layer> blocks = new LinkedHashSet<>();
    for (Layer layer : wanted) {
      blocks.add(readout(layer).block);
    }
    Map<Layer, Tensor> activations = trunk.runAsComputed(image, blocks);
    Map<Layer, Tensor> found = new HashMap<>();
    for (Layer layer : Set.copyOf(wanted)) {
      Readout readout = readout(layer);
      Tensor read = activations.get(readout.block).convolve(readout.weight, readout.bias, 1, 0);
      found.put(layer, read.to(trunk.accumulation()));
    }
    return new Features(found);
  }

  private Readout readout(Layer layer) {
    Readout readout = readouts.get(layer);
    if (readout == null) {
      throw new IllegalArgumentException("layer " + layer.name() + " is not of this network");
    }
    return readout;
  }

  @Override
  public double bytesPerPixel(Layer deepest, Precision precision) {
    double bytes = trunk.bytesPerPixel(readout(deepest).block, precision);
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      double area = Math.pow(LiteArchitecture.stride(block), 2);
      bytes += LiteArchitecture.channels(block) * precision.bytes() / area;
    }
    return bytes;
  }

  @Override
  public long weightBytes() {
    long readoutElements =
        readouts.values().stream().mapToLong(r -> r.weight.elements() + r.bias.elements()).sum();
    return trunk.weightBytes() + readoutElements * trunk.precision().bytes();
  }
}
