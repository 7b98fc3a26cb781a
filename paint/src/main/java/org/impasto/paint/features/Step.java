package org.impasto.paint.features;

import java.util.List;
import java.util.function.UnaryOperator;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * What a stage gave, and the way back: from the gradient with respect to that to the gradient with
 * respect to what it was given.
 */
final class Step {
  private final Tensor output;
  private final List<Tensor> held;
  private final UnaryOperator<Tensor> way;

  /**
   * A step that is differentiated by formula.
   *
   * @param output without a record of gradients
   * @param way may be gone once
   */
  Step(Tensor output, UnaryOperator<Tensor> way) {
    this(output, List.of(), way);
  }

  private Step(Tensor output, List<Tensor> held, UnaryOperator<Tensor> way) {
    this.output = output;
    this.held = held;
    this.way = way;
  }

  /** A step that is differentiated by libtorch. */
  static Step recorded(Tensor image, UnaryOperator<Tensor> stage) {
    Tensor variable = image.withGradient();
    Tensor result = stage.apply(variable);
    return new Step(
        result.detached(),
        List.of(variable, result),
        slope -> Gradients.through(List.of(result), List.of(slope), List.of(variable)).get(0));
  }

  Tensor output() {
    return output;
  }

  /** Goes back, once, and frees what was kept for that. */
  Tensor back(Tensor slope) {
    try (Scope scope = Scope.open()) {
      Tensor before = scope.keep(way.apply(slope));
      held.forEach(Tensor::release);
      output.release();
      return before;
    }
  }
}
