package org.impasto.bench.baseline;

import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** The objective of {@link PublishedRecipe} with one thing better: targets are computed once. */
public final class PlainPort implements Objective {
  private final PlainVgg network;
  private final KerasLoss.Targets targets;

  /**
   * Computes the targets.
   *
   * @param content (1, 3, H, W), RGB in [0, 1]
   * @param style of any size
   */
  public PlainPort(PlainVgg network, Tensor content, Tensor style) {
    this.network = network;
    this.targets =
        Tensor.withoutGradients(
            () -> KerasLoss.targets(network.activations(content), network.activations(style)));
  }

  @Override
  public Evaluation evaluate(Tensor image) {
    try (Scope scope = Scope.open()) {
      Tensor variable = image.withGradient();
      Tensor loss = KerasLoss.of(variable, network.activations(variable), targets);
      double value = loss.item();
      return new Evaluation(value, scope.keep(loss.gradient(variable)));
    }
  }
}
