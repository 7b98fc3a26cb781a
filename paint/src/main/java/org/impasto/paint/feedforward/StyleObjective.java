package org.impasto.paint.feedforward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.LossTerms;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.DivergedException;

/**
 * The mean perceptual loss of a batch of painted photos, one batch after the other, as a function
 * of all parameters. Photos go through one at a time, which takes less memory and, with instance
 * norm, less time than all at once.
 */
final class StyleObjective implements Objective {
  private final PerceptualLoss styles;
  private final TransformerParameters parameters;
  private final TrainingPhotos photos;
  private final int batch;
  private final Compute compute;
  private LossValues loss;
  private int step;

  /**
   * Takes the batch of step {@code first} first.
   *
   * @param styles toward any content
   */
  StyleObjective(
      PerceptualLoss styles,
      TransformerParameters parameters,
      TrainingPhotos photos,
      int batch,
      Compute compute,
      int first) {
    this.styles = styles;
    this.parameters = parameters;
    this.photos = photos;
    this.batch = batch;
    this.compute = compute;
    this.step = first;
  }

  @Override
  public Evaluation evaluate(Tensor vector) {
    try (Scope scope = Scope.open()) {
      Tensor sum = vector.zeros();
      double content = 0;
      double style = 0;
      double smoothness = 0;
      for (int i = 0; i < batch; i++) {
        LossValues one = add(vector, photos.crop((long) step * batch + i), sum);
        content += one.content() / batch;
        style += one.style() / batch;
        smoothness += one.totalVariation() / batch;
      }
      step++;
      loss = new LossValues(content, style, smoothness);
      double size = sum.dot(sum);
      if (!Double.isFinite(loss.total()) || !Double.isFinite(size)) {
        throw new DivergedException(step, loss.total());
      }
      return new Evaluation(loss.total(), scope.keep(sum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a photo's part of the gradient to {@code sum}. */
  private LossValues add(Tensor vector, Picture crop, Tensor sum) {
    try (Scope scope = Scope.open()) {
      Tensor photo = Images.tensor(crop, compute);
      PerceptualLoss toward = styles.withContent(photo);
      Map<String, Tensor> variables = parameters.variables(vector);
      LossTerms terms = toward.of(parameters.network(variables, compute).paint(photo));
      Tensor total = terms.total();
      LossValues values = terms.values();
      Tensor gradient = Gradients.flat(Gradients.of(total, new ArrayList<>(variables.values())));
      sum.addInPlace(gradient, 1.0 / batch);
      return values;
    }
  }

  /** The terms of the last evaluation. */
  LossValues loss() {
    return loss;
  }
}
