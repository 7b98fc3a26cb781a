package org.impasto.bench;

import java.io.IOException;
import java.util.List;
import org.impasto.bench.baseline.PlainPort;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ProgressListener;
import org.impasto.paint.iterative.ScaleOptions;
import org.impasto.paint.optim.LBFGS;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;

/**
 * Paints in a process of its own, for its memory. Arguments: which program, size, evaluations, and
 * whether in tiles, as people type it.
 */
final class MemoryRun {
  static final String PORT = "port";
  static final String IMPASTO = "impasto";

  private MemoryRun() {}

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[1]);
    int evaluations = Integer.parseInt(arguments[2]);
    Picture photo = Samples.photo(size, size);
    Picture painting = Samples.painting(size, size);
    Weights weights = SeededWeights.of(Network.VGG19);
    if (arguments[0].equals(PORT)) {
      port(photo, painting, weights, evaluations);
    } else {
      ScaleOptions scales = new ScaleOptions(size, 1, size, evaluations, 1);
      impasto(photo, painting, weights, scales, Tiling.of(arguments[3]));
    }
  }

  private static void port(Picture photo, Picture painting, Weights weights, int evaluations)
      throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      PlainVgg network = PlainVgg.of(weights, SeededWeights.VGG19);
      PlainPort objective = new PlainPort(network, content, style);
      LBFGS lbfgs = new LBFGS(LbfgsOptions.PLAIN, objective, content);
      while (lbfgs.evaluations() < evaluations) {
        lbfgs.step(evaluations - lbfgs.evaluations());
      }
    }
  }

  private static void impasto(
      Picture photo, Picture painting, Weights weights, ScaleOptions scales, Tiling tiling)
      throws IOException {
    IterativeOptions options =
        Preset.KERAS_2017
            .options()
            .withNetwork(Network.VGG19)
            .withOptimizer(LbfgsOptions.DEFAULTS)
            .withScales(scales);
    new IterativeStylizer(options, weights)
        .withTiling(tiling)
        .stylize(photo, List.of(painting), ProgressListener.NONE);
  }
}
