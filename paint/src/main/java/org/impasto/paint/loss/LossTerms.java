package org.impasto.paint.loss;

import org.impasto.paint.tensor.Tensor;

/** The terms of a loss as scalars that can be differentiated, each with its weight applied. */
public record LossTerms(Tensor content, Tensor style, Tensor totalVariation) {
  /** What is minimized: the sum of the three. */
  public Tensor total() {
    return content.add(style).add(totalVariation);
  }

  /** The same as numbers. */
  public LossValues values() {
    return new LossValues(content.item(), style.item(), totalVariation.item());
  }
}
