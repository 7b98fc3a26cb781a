package org.impasto.paint.feedforward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.loss.LossGradient;
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
 * of all parameters. A {@link ComparedPart} of photo and painting counts. What is left of a grid of
 * four pixels is a term of its own, {@link Grid}. Photos go through one at a time, which takes less
 * memory and, with instance norm, less time than all at once.
 */
final class StyleObjective implements Objective {
  private final PerceptualLoss styles;
  private final TransformerParameters parameters;
  private final TrainingPhotos photos;
  private final int batch;
  private final double gridWeight;
  private final long seed;
  private final Compute compute;
  private double stylePart = 1;
  private int size;
  private LossValues loss;
  private double grid;
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
      TrainingOptions options,
      int first) {
    this.styles = styles;
    this.parameters = parameters;
    this.photos = photos;
    this.batch = options.crops().count();
    this.gridWeight = options.gridWeight();
    this.seed = options.seed();
    this.compute = options.compute();
    this.step = first;
  }

  /**
   * From now on, crops have sides of {@code side} pixels, and so much of the style's weight counts.
   */
  void set(int side, double partOfStyle) {
    size = side;
    stylePart = partOfStyle;
  }

  @Override
  public Evaluation evaluate(Tensor vector) {
    try (Scope scope = Scope.open()) {
      Tensor sum = vector.zeros();
      grid = 0;
      double content = 0;
      double style = 0;
      double smoothness = 0;
      for (int i = 0; i < batch; i++) {
        LossValues one = add(vector, (long) step * batch + i, sum);
        content += one.content() / batch;
        style += one.style() / batch;
        smoothness += one.totalVariation() / batch;
      }
      step++;
      loss = new LossValues(content, style, smoothness);
      requireFinite("loss", loss.total());
      requireFinite("square of the gradient", sum.dot(sum));
      double minimized = content + stylePart * style + smoothness + gridWeight * grid;
      return new Evaluation(minimized, scope.keep(sum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(what, value, step);
    }
  }

  /** Adds a photo's part of the gradient to {@code sum}. */
  private LossValues add(Tensor vector, long number, Tensor sum) throws IOException {
    try (Scope scope = Scope.open()) {
      Tensor photo = Images.tensor(photos.crop(number, size), compute);
      ComparedPart part = ComparedPart.of(seed, number, size);
      PerceptualLoss toward = styles.withContent(part.in(photo));
      Map<String, Tensor> variables = parameters.variables(vector);
      Tensor painted = part.in(parameters.network(variables, compute).paint(photo));
      LossGradient here = toward.at(painted.detached(), stylePart);
      addGrid(painted, here.gradient());
      Tensor gradient =
          Gradients.flat(
              Gradients.through(
                  List.of(painted), List.of(here.gradient()), List.copyOf(variables.values())));
      sum.addInPlace(gradient, 1.0 / batch);
      return here.values();
    }
  }

  /** Adds what the grid in {@code painted} counts to the gradient. */
  private void addGrid(Tensor painted, Tensor gradient) {
    if (gridWeight > 0) {
      Tensor variable = painted.withGradient();
      Tensor variance = Grid.of(variable);
      grid += variance.item() / batch;
      gradient.addInPlace(variance.gradient(variable), gridWeight);
    }
  }

  /** The {@link Grid} of the last evaluation, without its weight; 0 if that is 0. */
  double grid() {
    return grid;
  }

  /** The terms of the last evaluation, the style's with its whole weight. */
  LossValues loss() {
    return loss;
  }
}
