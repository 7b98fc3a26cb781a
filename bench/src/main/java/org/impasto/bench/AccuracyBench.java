package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ProgressListener;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;

/**
 * How low the loss of pictures is that are painted in each precision; it is measured in fp32. What
 * {@code --precision auto} may choose has to keep within a fiftieth.
 */
final class AccuracyBench {
  /** So many times the loss of fp32 is the most that bf16 may leave. */
  private static final double MOST = 1.02;

  private AccuracyBench() {}

  static List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    int size = options.size() / 2;
    IterativeOptions usual = Preset.DEFAULT.options();
    IterativeOptions sized = usual.withScales(usual.scales().withSize(size));
    List<Comparison> comparisons = new ArrayList<>();
    for (String name : Samples.PAINTINGS) {
      List<Contender> contenders = new ArrayList<>();
      for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
        IterativeOptions inPrecision = sized.withCompute(new Compute(Device.CPU, precision));
        contenders.add(new Contender(precision.label(), () -> loss(inPrecision, name, size)));
      }
      comparisons.add(
          new Comparison(
              "loss in fp32 of what `default` paints after `%s`, %d×%d".formatted(name, size, size),
              "loss",
              alternation.once(contenders, "loss"),
              List.of(new Target(Precision.BF16.label(), Precision.FP32.label(), 1 / MOST))));
    }
    return comparisons;
  }

  /** The loss in fp32 of what {@code options} paint. */
  private static double loss(IterativeOptions options, String name, int size) throws IOException {
    Picture photo = Samples.photo(size, size);
    Picture painting = Samples.painting(name, size, size);
    Picture painted =
        new IterativeStylizer(options, EmbeddedWeights.lite())
            .stylize(photo, List.of(painting), ProgressListener.NONE)
            .picture();
    IterativeOptions exact = options.withCompute(Compute.DEFAULTS);
    try (Scope scope = Scope.open()) {
      Tensor content = Images.tensor(photo, Compute.DEFAULTS);
      Tensor style = Images.tensor(painting, Compute.DEFAULTS);
      Objective loss = Losses.of(exact, EmbeddedWeights.lite(), content, style);
      return loss.evaluate(Images.tensor(painted, Compute.DEFAULTS)).loss();
    }
  }
}
