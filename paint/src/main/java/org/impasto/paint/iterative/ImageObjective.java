package org.impasto.paint.iterative;

import org.impasto.paint.loss.LossGradient;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** The perceptual loss of an image as a function to minimize; tells of every evaluation. */
public final class ImageObjective implements Objective {
  /** Hears of each evaluation's number and loss. */
  public interface Observer {
    void evaluated(int evaluation, LossValues loss);
  }

  private final PerceptualLoss loss;
  private final Observer observer;
  private int evaluations;

  /** Counts from {@code evaluations} on. */
  public ImageObjective(PerceptualLoss loss, int evaluations, Observer observer) {
    this.loss = loss;
    this.evaluations = evaluations;
    this.observer = observer;
  }

  @Override
  public Evaluation evaluate(Tensor image) {
    evaluations++;
    try (Scope scope = Scope.open()) {
      LossGradient here = loss.at(image);
      LossValues values = here.values();
      if (!Double.isFinite(values.total())) {
        throw new NonFiniteLossException(evaluations, values);
      }
      Tensor gradient = here.gradient();
      if (!Double.isFinite(gradient.absoluteSum())) {
        throw new NonFiniteLossException(evaluations);
      }
      observer.evaluated(evaluations, values);
      return new Evaluation(values.total(), scope.keep(gradient));
    }
  }
}
