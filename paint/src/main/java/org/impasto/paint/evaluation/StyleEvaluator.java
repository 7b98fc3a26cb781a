package org.impasto.paint.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.feedforward.HeldOutPhotos;
import org.impasto.paint.feedforward.StyleTrainer;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.iterative.ImageObjective;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.InitialImage;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.LBFGS;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;

/**
 * Compares a trained style with optimization of the very loss it was trained on: one pass of a good
 * style is worth fifty to a hundred evaluations of L-BFGS.
 *
 * <p>Johnson et al. 2016 (arXiv 1603.08155), figure 5. Departs from the paper: by default L-BFGS
 * starts from the photo and not from noise, which is harder to beat.
 */
public final class StyleEvaluator {
  private final TrainingOptions options;
  private final Weights weights;
  private final List<Picture> styles;
  private final int evaluations;
  private final SearchStart start;

  /**
   * What was compared, all of one size.
   *
   * @param photo the square that was painted
   * @param painted in one pass
   * @param optimized what L-BFGS left after all evaluations that it was given
   * @param optimizedLoss of that picture, its colors clamped as a file holds them
   */
  public record Pictures(
      Picture photo, Picture painted, Picture optimized, LossValues optimizedLoss) {}

  /** Told of each photo. */
  @FunctionalInterface
  public interface Listener {
    /** Ends the evaluation by answering false. */
    boolean onScore(StyleScore score, Pictures pictures);
  }

  /**
   * An evaluator.
   *
   * @param options that the style was trained with
   * @param weights of the network whose activations are compared
   * @param styles the pictures whose style it is
   * @param evaluations that L-BFGS is given, 1 or more
   * @param start where it starts
   */
  public StyleEvaluator(
      TrainingOptions options,
      Weights weights,
      List<Picture> styles,
      int evaluations,
      SearchStart start) {
    if (evaluations < 1) {
      throw new IllegalArgumentException(
          "evaluations are " + evaluations + "; there must be 1 or more");
    }
    this.options = options;
    this.weights = weights;
    this.styles = List.copyOf(styles);
    this.evaluations = evaluations;
    this.start = start;
  }

  /**
   * The scores on {@code photos}, in their order.
   *
   * @param listener is told of each
   * @throws IOException if weights do not fit their network
   */
  public List<StyleScore> scores(TrainedStyle style, HeldOutPhotos photos, Listener listener)
      throws IOException {
    List<StyleScore> scores = new ArrayList<>();
    boolean wanted = true;
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = FeatureNetwork.of(options.network(), weights, options.compute());
      PerceptualLoss loss = StyleTrainer.loss(network, options, styles);
      for (int i = 0; wanted && i < photos.files().size(); i++) {
        Picture photo = photos.squares().get(i);
        Picture painted = style.paint(photo, options.compute());
        try (Scope each = Scope.open()) {
          Tensor content = Images.tensor(photo, options.compute());
          PerceptualLoss toward = loss.withContent(content);
          LossValues values = loss(toward, painted);
          List<Double> trace = new ArrayList<>();
          Picture optimized = optimized(toward, start(content), trace);
          StyleScore score =
              new StyleScore(
                  photos.files().get(i),
                  values,
                  lowest(trace),
                  worth(values.total(), trace),
                  StructuralSimilarity.of(photo, painted));
          scores.add(score);
          LossValues optimizedLoss = loss(toward, optimized);
          wanted = listener.onScore(score, new Pictures(photo, painted, optimized, optimizedLoss));
        }
      }
    }
    return scores;
  }

  private LossValues loss(PerceptualLoss toward, Picture picture) {
    Tensor image = Images.tensor(picture, options.compute());
    return Tensor.withoutGradients(() -> toward.of(image).values());
  }

  private Tensor start(Tensor content) {
    return switch (start) {
      case CONTENT -> content;
      case NOISE ->
          Images.noise(
              InitialImage.Noise.DEFAULTS,
              (int) content.size(3),
              (int) content.size(2),
              options.seed(),
              options.compute());
    };
  }

  /**
   * What plain L-BFGS makes of {@code begin}, which is the same from version to version.
   *
   * @param trace gets the loss at every evaluation
   */
  private Picture optimized(PerceptualLoss loss, Tensor begin, List<Double> trace) {
    ImageObjective objective =
        new ImageObjective(loss, 0, (evaluation, values) -> trace.add(values.total()));
    LBFGS optimizer = new LBFGS(LbfgsOptions.PLAIN, objective, begin);
    boolean goesOn = true;
    while (goesOn && optimizer.evaluations() < evaluations) {
      goesOn = optimizer.step(evaluations - optimizer.evaluations()).isEmpty();
    }
    return Images.picture(optimizer.result());
  }

  private static double lowest(List<Double> trace) {
    return trace.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static OptionalInt worth(double loss, List<Double> trace) {
    for (int i = 0; i < trace.size(); i++) {
      if (trace.get(i) <= loss) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }
}
