package org.impasto.paint.distill;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.LiteNet;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.ParameterVector;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** All parameters of the student and its heads as one vector, and the network that they make. */
final class Student {
  /** Heads begin small. */
  private static final double SMALL = 0.3;

  /** So do convolutions that are added to what comes before them. */
  private static final double SUMMED = 0.5;

  private final ParameterVector parameters;
  private final Map<String, Target> heads = new LinkedHashMap<>();

  Student(List<Target> targets) {
    Map<String, long[]> shapes = LiteArchitecture.shapes();
    for (Target target : targets) {
      int channels = LiteArchitecture.channels(target.layer().block());
      shapes.put(target.head() + ".weight", new long[] {target.channels(), channels, 1, 1});
      shapes.put(target.head() + ".bias", new long[] {target.channels()});
      heads.put(target.head() + ".bias", target);
    }
    this.parameters = new ParameterVector(shapes);
  }

  /**
   * Random weights after He et al. 2015 (arXiv 1502.01852), zero biases, and heads that start at
   * the targets' means; but the arrays of {@code begun} where it has them.
   *
   * @throws WeightException if an array has another shape
   */
  Tensor initial(long seed, Optional<Weights> begun) throws WeightException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> arrays = new HashMap<>();
    for (Map.Entry<String, long[]> entry : parameters.shapes().entrySet()) {
      String name = entry.getKey();
      float[] values = random(name, entry.getValue(), random);
      if (begun.isPresent() && begun.get().contains(name)) {
        values = begun(begun.get(), name, entry.getValue());
      }
      arrays.put(name, values);
    }
    return parameters.vector(arrays);
  }

  private static float[] begun(Weights begun, String name, long[] shape) throws WeightException {
    WeightArray array = begun.get(name);
    if (!Arrays.equals(array.shape(), shape)) {
      throw new WeightException(
          "%s: array %s is %s; this network and its teachers need %s — start from a file of the same network"
              .formatted(
                  begun.source(), name, Arrays.toString(array.shape()), Arrays.toString(shape)));
    }
    return array.data();
  }

  private float[] random(String name, long[] shape, SplittableRandom random) {
    float[] values = new float[ParameterVector.elements(shape)];
    if (name.endsWith(".weight")) {
      double deviation = deviation(name, shape);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.nextGaussian());
      }
    } else if (heads.containsKey(name)) {
      values = heads.get(name).mean().toFloats();
    }
    return values;
  }

  private static double deviation(String name, long[] shape) {
    double he = Math.sqrt(2.0 / (shape[1] * shape[2] * shape[3]));
    if (name.startsWith("head")) {
      return SMALL * he;
    }
    return LiteArchitecture.isSummed(name) ? SUMMED * he : he;
  }

  /** The parts of {@code vector} by name, each a variable of its own. */
  Map<String, Tensor> variables(Tensor vector) {
    return parameters.variables(vector);
  }

  LiteNet network(Map<String, Tensor> variables, Compute compute) {
    return LiteNet.unscaled(NetworkOptions.of(Network.LITE), variables, compute);
  }

  /** The network's parts of {@code vector}, without heads, as arrays of a weight file. */
  Map<String, WeightArray> arrays(Tensor vector) {
    Map<String, WeightArray> arrays = arraysWithHeads(vector);
    arrays.keySet().retainAll(LiteArchitecture.shapes().keySet());
    return arrays;
  }

  /** The same with heads, to start another training from. */
  Map<String, WeightArray> arraysWithHeads(Tensor vector) {
    return parameters.arrays(vector);
  }
}
