package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.LiteNet;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/** All parameters of the student as one vector, and the network that they make. */
final class Student {
  /** Residual modules begin as small corrections. */
  private static final double RESIDUAL_SCALE = 0.3;

  private static final double READOUT_SCALE = 0.3;

  private final Map<String, long[]> shapes = LiteArchitecture.shapes();

  /**
   * Random weights after He et al. 2015 (arXiv 1502.01852), zero biases, and readouts that start at
   * the targets' means.
   */
  Tensor initial(List<Target> targets, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Tensor> parts = new ArrayList<>();
    shapes.forEach(
        (name, shape) -> {
          float[] values = new float[elements(shape)];
          if (name.endsWith(".weight")) {
            double deviation = deviation(name, shape);
            for (int i = 0; i < values.length; i++) {
              values[i] = (float) (deviation * random.nextGaussian());
            }
          }
          for (Target target : targets) {
            if (name.equals("readout" + target.layer().block() + ".bias")) {
              System.arraycopy(
                  target.mean().toFloats(), 0, values, target.first(), target.channels());
            }
          }
          parts.add(Tensor.of(values, values.length));
        });
    return org.impasto.paint.tensor.Gradients.flat(parts);
  }

  private static double deviation(String name, long[] shape) {
    double he = Math.sqrt(2.0 / (shape[1] * shape[2] * shape[3]));
    if (name.contains(".outer")) {
      return RESIDUAL_SCALE * he;
    }
    return name.startsWith("readout") ? READOUT_SCALE * he : he;
  }

  private static int elements(long[] shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    return count;
  }

  /** The parts of {@code vector} by name, each a variable of its own. */
  Map<String, Tensor> variables(Tensor vector) {
    Map<String, Tensor> variables = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long end = begin + elements(entry.getValue());
      Tensor part = vector.slice(0, begin, end).reshape(entry.getValue());
      variables.put(entry.getKey(), part.withGradient());
      begin = end;
    }
    return variables;
  }

  LiteNet network(Map<String, Tensor> parameters, Compute compute) {
    return LiteNet.of(NetworkOptions.of(Network.LITE), parameters, compute);
  }

  /** The parts of {@code vector} as arrays of a weight file. */
  Map<String, WeightArray> arrays(Tensor vector) {
    float[] all = vector.toFloats();
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      int end = begin + elements(entry.getValue());
      arrays.put(
          entry.getKey(),
          new WeightArray(java.util.Arrays.copyOfRange(all, begin, end), entry.getValue()));
      begin = end;
    }
    return arrays;
  }
}
