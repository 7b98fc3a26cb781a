package org.impasto.paint.feedforward;

import org.impasto.paint.tensor.Scope;

/** Styles that nobody has trained. */
final class RandomStyle {
  private RandomStyle() {}

  static TrainedStyle small(long seed) {
    return of(TransformerWidth.SMALL, seed);
  }

  static TrainedStyle of(TransformerWidth width, long seed) {
    try (Scope scope = Scope.open()) {
      TransformerParameters parameters = new TransformerParameters(width);
      return parameters.style(parameters.initial(seed));
    }
  }
}
