package org.impasto.paint.distill;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.LiteNet;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/**
 * The factors that give each channel of the finished network a mean square of 1 over photos, as the
 * normalized VGG has a mean of 1 (Gatys et al. 2016, §2).
 */
final class Scales {
  private static final int BATCHES = 6;

  /** A channel fainter than this share of the strongest is left as faint as it is. */
  private static final double FAINTEST = 1e-2;

  private Scales() {}

  /** Measured on the first photos of {@code batches}; arrays (C) by their names. */
  static Map<String, WeightArray> measure(
      Student student, Tensor parameters, Batches batches, Compute compute) throws IOException {
    Map<Integer, Moments> moments = new LinkedHashMap<>();
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      moments.put(block, new Moments(LiteArchitecture.channels(block)));
    }
    for (int i = 0; i < BATCHES; i++) {
      try (Scope scope = Scope.open()) {
        Tensor photos = batches.photosOnly(i);
        Tensor.withoutGradients(
            () -> {
              LiteNet network = student.network(student.variables(parameters), compute);
              Features features = network.features(photos, network.layers());
              moments.forEach(
                  (block, found) ->
                      found.add(features.at(network.layer(LiteArchitecture.layer(block)))));
              return null;
            });
      }
    }
    Map<String, WeightArray> scales = new LinkedHashMap<>();
    moments.forEach((block, found) -> scales.put(LiteArchitecture.scale(block), scale(found)));
    return scales;
  }

  private static WeightArray scale(Moments moments) {
    double[] roots = moments.rootMeanSquare();
    double strongest = 0;
    for (double root : roots) {
      strongest = Math.max(strongest, root);
    }
    float[] scale = new float[roots.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (float) (1 / Math.max(roots[c], FAINTEST * Math.max(strongest, 1e-6)));
    }
    return new WeightArray(scale, scale.length);
  }
}
