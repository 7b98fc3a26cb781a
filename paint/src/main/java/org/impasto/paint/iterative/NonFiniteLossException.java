package org.impasto.paint.iterative;

import org.impasto.paint.loss.LossValues;

/** The loss became NaN or infinite; no picture is made of that. */
public final class NonFiniteLossException extends RuntimeException {
  NonFiniteLossException(int evaluation, LossValues loss) {
    super(
        "evaluation %d: the %s became %s — lower %s, or use --precision fp32"
            .formatted(evaluation, term(loss), value(loss), remedy(loss)));
  }

  /** For a gradient that is not finite though the loss is. */
  NonFiniteLossException(int evaluation) {
    super(
        "evaluation %d: the gradient became NaN or infinite — lower the style weight, or use"
                .formatted(evaluation)
            + " --precision fp32");
  }

  private static String term(LossValues loss) {
    if (!Double.isFinite(loss.content())) {
      return "content loss";
    }
    return Double.isFinite(loss.style()) ? "total variation" : "style loss";
  }

  private static double value(LossValues loss) {
    return !Double.isFinite(loss.content())
        ? loss.content()
        : Double.isFinite(loss.style()) ? loss.totalVariation() : loss.style();
  }

  private static String remedy(LossValues loss) {
    if (!Double.isFinite(loss.content())) {
      return "the content weight";
    }
    return Double.isFinite(loss.style())
        ? "the total variation weight"
        : "the style weight or the learning rate";
  }
}
