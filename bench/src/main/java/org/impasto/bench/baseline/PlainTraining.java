package org.impasto.bench.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * The training objective of {@code pytorch/examples}: a batch of photos through the network that
 * paints, painted and unpainted photos through VGG-16, the mean squared distance at {@code relu2_2}
 * and of Gram matrices at four layers.
 */
public final class PlainTraining implements Objective {
  private static final String CONTENT_LAYER = "relu2_2";
  private static final List<String> STYLE_LAYERS =
      List.of("relu1_2", "relu2_2", "relu3_3", "relu4_3");
  private static final double CONTENT_WEIGHT = 1e5;
  private static final double STYLE_WEIGHT = 1e10;

  private final PlainVgg network;
  private final Map<String, long[]> shapes;
  private final Tensor photos;
  private final List<Tensor> targets;

  /**
   * The objective for one batch.
   *
   * @param network to the end of the fourth block
   * @param shapes of the painting network's arrays, in the order of the vector
   * @param photos (N, 3, H, W), RGB in [0, 1]
   * @param style (1, 3, h, w), likewise
   */
  public PlainTraining(PlainVgg network, Map<String, long[]> shapes, Tensor photos, Tensor style) {
    this.network = network;
    this.shapes = shapes;
    this.photos = photos;
    this.targets =
        Tensor.withoutGradients(
            () -> {
              Map<String, Tensor> activations = network.activations(style);
              return STYLE_LAYERS.stream().map(layer -> gram(activations.get(layer))).toList();
            });
  }

  @Override
  public Evaluation evaluate(Tensor vector) {
    try (Scope scope = Scope.open()) {
      Map<String, Tensor> variables = variables(vector);
      Tensor painted = new PlainTransformer(variables).paint(photos);
      Map<String, Tensor> own = network.activations(painted);
      Tensor content =
          Tensor.withoutGradients(() -> network.activations(photos)).get(CONTENT_LAYER);
      Tensor loss =
          own.get(CONTENT_LAYER).subtract(content).square().mean().multiply(CONTENT_WEIGHT);
      for (int i = 0; i < STYLE_LAYERS.size(); i++) {
        Tensor gram = gram(own.get(STYLE_LAYERS.get(i)));
        loss = loss.add(gram.subtract(targets.get(i)).square().mean().multiply(STYLE_WEIGHT));
      }
      double value = loss.item();
      Tensor gradient = Gradients.flat(Gradients.of(loss, new ArrayList<>(variables.values())));
      return new Evaluation(value, scope.keep(gradient));
    }
  }

  private Map<String, Tensor> variables(Tensor vector) {
    Map<String, Tensor> variables = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long count = 1;
      for (long side : entry.getValue()) {
        count *= side;
      }
      Tensor part = vector.slice(0, begin, begin + count).reshape(entry.getValue());
      variables.put(entry.getKey(), part.withGradient());
      begin += count;
    }
    return variables;
  }

  private static Tensor gram(Tensor activations) {
    long positions = activations.size(2) * activations.size(3);
    Tensor matrix = activations.reshape(activations.size(0), activations.size(1), positions);
    double divisor = activations.size(1) * positions;
    return matrix.matmul(matrix.transpose()).multiply(1 / divisor); // (N, C, C)
  }
}
