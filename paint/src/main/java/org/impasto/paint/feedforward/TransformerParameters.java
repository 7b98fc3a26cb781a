package org.impasto.paint.feedforward;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
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

  private final TransformerWidth width;
  private final ParameterVector vector;

  TransformerParameters(TransformerWidth width) {
    this.width = width;
    this.vector = new ParameterVector(TransformerNet.shapes(width));
  }

  /**
   * Random weights after He et al. 2015 (arXiv 1502.01852), zero biases, gains of 1, and a grey
   * picture as the mean.
   */
  Tensor initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> arrays = new HashMap<>();
    vector.shapes().forEach((name, shape) -> arrays.put(name, initial(name, shape, random)));
    return vector.vector(arrays);
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
