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
  private final UnaryOperator<Tensor> way;

  /**
   * A step that is differentiated by formula.
   *
   * @param output without a record of gradients; may be released before the way is gone
   * @param way may be gone once, may overwrite what it is given, and frees what it needed
   */
  Step(Tensor output, UnaryOperator<Tensor> way) {
    this.output = output;
    this.way = way;
  }

  /** A step that is differentiated by libtorch. */
  static Step recorded(Tensor image, UnaryOperator<Tensor> stage) {
    Tensor variable = image.withGradient();
    Tensor result = stage.apply(variable);
    return new Step(
        result.detached(),
        slope -> {
          Tensor before =
              Gradients.through(List.of(result), List.of(slope), List.of(variable)).get(0);
          variable.release();
          result.release();
          return before;
        });
  }

  Tensor output() {
    return output;
  }

  /** Goes back, once; overwrites {@code slope} and frees what was kept for that. */
  Tensor back(Tensor slope) {
    try (Scope scope = Scope.open()) {
      return scope.keep(way.apply(slope));
    }
  }
}
