package org.impasto.paint.feedforward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.impasto.paint.optim.MatrixRange;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.ParameterVector;
import org.impasto.paint.weights.WeightArray;

/**
 * The parameters of a {@link TransformerNet} as an optimizer sees them. The arrays of the last
 * layer, which makes colors of 0..255 out of activations around 1, are divided by {@link #COLOR},
 * so that all layers learn at the same pace.
 */
final class TransformerParameters {
  private static final float COLOR = 64;
  private static final float GREY = 127.5f;
  private static final double[] BUMP = {1, 2, 1, 2, 4, 2, 1, 2, 1};
  private static final double BUMP_SQUARES = 36;

  private final TransformerWidth width;
  private final ParameterVector vector;

  TransformerParameters(TransformerWidth width) {
    this.width = width;
    this.vector = new ParameterVector(TransformerNet.shapes(width));
  }

  /**
   * Random weights after He et al. 2015 (arXiv 1502.01852), zero biases, gains of 1, and a grey
   * picture as the mean. Kernels after an enlargement are smooth, so that a network that has
   * learned nothing yet paints no grid; Aitken et al. 2017 (arXiv 1707.02937) begin without one for
   * the same reason.
   */
  Tensor initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> arrays = new HashMap<>();
    vector.shapes().forEach((name, shape) -> arrays.put(name, initial(name, shape, random)));
    for (TransformerLayer layer : TransformerLayer.of(width)) {
      if (layer.enlarged()) {
        arrays.put(layer.weight(), smooth(layer.weightShape(), random));
      }
    }
    return vector.vector(arrays);
  }

  /** The same bump for every pair of channels, times a random number. */
  private static float[] smooth(long[] shape, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / (shape[1] * BUMP_SQUARES));
    float[] values = new float[ParameterVector.elements(shape)];
    for (int i = 0; i < values.length; i += BUMP.length) {
      double mixed = deviation * random.nextGaussian();
      for (int k = 0; k < BUMP.length; k++) {
        values[i + k] = (float) (mixed * BUMP[k]);
      }
    }
    return values;
  }

  private static float[] initial(String name, long[] shape, SplittableRandom random) {
    float[] values = new float[ParameterVector.elements(shape)];
    if (name.endsWith(".weight")) {
      double deviation = Math.sqrt(2.0 / (shape[1] * shape[2] * shape[3]));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
    } else if (name.endsWith(".gain")) {
      Arrays.fill(values, 1);
    } else if (makesColors(name) && name.endsWith(".bias")) {
      Arrays.fill(values, GREY / COLOR);
    }
    return values;
  }

  /** The weights of all layers between the first and the last, a row for each feature map. */
  List<MatrixRange> hiddenMatrices() {
    List<MatrixRange> matrices = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, long[]> entry : vector.shapes().entrySet()) {
      long elements = ParameterVector.elements(entry.getValue());
      String name = entry.getKey();
      if (name.endsWith(".weight") && !makesColors(name) && !name.startsWith("conv1.")) {
        long rows = entry.getValue()[0];
        matrices.add(new MatrixRange(begin, rows, elements / rows));
      }
      begin += elements;
    }
    return matrices;
  }

  /** The vector of a trained style's arrays. */
  Tensor of(TrainedStyle style) {
    Map<String, float[]> arrays = new HashMap<>();
    style
        .arrays()
        .forEach((name, array) -> arrays.put(name, multiplied(name, array.data(), 1 / COLOR)));
    return vector.vector(arrays);
  }

  /** The parts of {@code parameters} by name, each a variable of its own. */
  Map<String, Tensor> variables(Tensor parameters) {
    return vector.variables(parameters);
  }

  /** The network of these variables. */
  TransformerNet network(Map<String, Tensor> variables, Compute compute) {
    Map<String, Tensor> arrays = new HashMap<>();
    variables.forEach(
        (name, value) -> arrays.put(name, makesColors(name) ? value.multiply(COLOR) : value));
    return new TransformerNet(width, arrays, compute);
  }

  /** The style that {@code parameters} are. */
  TrainedStyle style(Tensor parameters) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    vector
        .arrays(parameters)
        .forEach(
            (name, array) ->
                arrays.put(
                    name, new WeightArray(multiplied(name, array.data(), COLOR), array.shape())));
    return new TrainedStyle(width, arrays);
  }

  private static boolean makesColors(String name) {
    return name.startsWith(TransformerLayer.LAST + ".");
  }

  private static float[] multiplied(String name, float[] values, float factor) {
    float[] products = values.clone();
    if (makesColors(name)) {
      for (int i = 0; i < products.length; i++) {
        products[i] *= factor;
      }
    }
    return products;
  }
}
