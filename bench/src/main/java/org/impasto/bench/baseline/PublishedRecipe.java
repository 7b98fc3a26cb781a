package org.impasto.bench.baseline;

import java.util.HashMap;
import java.util.Map;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The objective of the published Keras recipe as its authors compute it: photo, painting and image
 * go through the network in one batch of three, at every evaluation, forward and backward.
 */
public final class PublishedRecipe implements Objective {
  private final PlainVgg network;
  private final Tensor content;
  private final Tensor style;

  /**
   * The recipe.
   *
   * @param content (1, 3, H, W), RGB in [0, 1]
   * @param style of the same size
   */
  public PublishedRecipe(PlainVgg network, Tensor content, Tensor style) {
    this.network = network;
    this.content = content;
    this.style = style;
  }

  @Override
  public Evaluation evaluate(Tensor image) {
    try (Scope scope = Scope.open()) {
      Tensor variable = image.withGradient();
      Tensor batch = content.concatenate(style, 0).concatenate(variable, 0);
      Map<String, Tensor> all = network.activations(batch);
      KerasLoss.Targets targets = KerasLoss.targets(one(all, 0), one(all, 1));
      Tensor loss = KerasLoss.of(variable, one(all, 2), targets);
      double value = loss.item();
      return new Evaluation(value, scope.keep(loss.gradient(variable)));
    }
  }

  private static Map<String, Tensor> one(Map<String, Tensor> batch, int index) {
    Map<String, Tensor> one = new HashMap<>();
    batch.forEach((layer, activations) -> one.put(layer, activations.slice(0, index, index + 1)));
    return one;
  }
}
