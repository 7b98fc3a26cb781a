package org.impasto.paint.feedforward;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.iterative.Fingerprint;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.OptionTree;
import org.impasto.paint.iterative.StyleOptions;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.photos.CropOptions;
import org.impasto.paint.photos.TrainingPhotos;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.training.DivergedException;
import org.impasto.paint.weights.Weights;

/**
 * Trains a {@link TransformerNet} for one style: Muon or Adam on the mean perceptual loss of
 * painted photos, over crops of many.
 *
 * <p>Johnson, Alahi and Fei-Fei 2016, "Perceptual Losses for Real-Time Style Transfer and
 * Super-Resolution" (arXiv 1603.08155). Departs from the paper: photos are cropped at several
 * scales and shuffled in every pass, an inner part of each crop is compared, a grid of four pixels
 * has a weight of its own, the style's weight rises at first, Muon takes the steps, the learning
 * rate falls, and the result is a running mean of parameters.
 */
public final class StyleTrainer {
  private final TrainingOptions options;
  private final Weights weights;
  private final List<Picture> styles;
  private final Optional<TrainedStyle> begun;
  private final Optional<HeldOutPhotos> heldOut;

  /**
   * A training.
   *
   * @param weights of the network whose activations are compared
   * @param styles one or more pictures; several are mixed
   */
  public StyleTrainer(TrainingOptions options, Weights weights, List<Picture> styles) {
    this(options, weights, styles, Optional.empty(), Optional.empty());
  }

  private StyleTrainer(
      TrainingOptions options,
      Weights weights,
      List<Picture> styles,
      Optional<TrainedStyle> begun,
      Optional<HeldOutPhotos> heldOut) {
    this.options = options;
    this.weights = weights;
    this.styles = List.copyOf(styles);
    this.begun = begun;
    this.heldOut = heldOut;
  }

  /** The same, but from another style on instead of random parameters. */
  public StyleTrainer startingFrom(TrainedStyle style) {
    if (style.width() != options.width()) {
      throw new IllegalArgumentException(
          "the style to start from is %s, this one shall be %s; give the same width"
              .formatted(style.width(), options.width()));
    }
    return new StyleTrainer(options, weights, styles, Optional.of(style), heldOut);
  }

  /** The same, but it measures the style on {@code photos} whenever it saves. */
  public StyleTrainer measuringOn(HeldOutPhotos photos) {
    return new StyleTrainer(options, weights, styles, begun, Optional.of(photos));
  }

  /**
   * Trains to the end, or until the listener has had enough.
   *
   * @param photos folders of photos, at least {@link TrainingPhotos#FEWEST}
   * @return the style; empty if training did not come to its end
   * @throws IOException if photos or checkpoint cannot be used
   */
  public Optional<TrainedStyle> train(
      List<Path> photos, TrainingFiles files, TrainingListener listener) throws IOException {
    Consumer<String> warnings = TrainingPhotos.once(listener::say);
    try (Scope scope = Scope.open();
        TrainingPhotos crops =
            TrainingPhotos.in(
                photos,
                TrainingPhotos.FEWEST,
                crops(1, options.crops().largestScale(), options.crops().varied()),
                warnings);
        TrainingPhotos shown = crops.with(crops(2, 1, false))) {
      files.make();
      PerceptualLoss loss =
          loss(FeatureNetwork.of(options.network(), weights, compute()), options, styles);
      Training training =
          Training.begin(options, fingerprint(crops.fingerprint()), loss, crops, begun, files);
      Preview preview = Preview.of(shown, files.preview());
      Next next = training.isOver() ? Next.DONE : Next.STEP;
      while (next == Next.STEP) {
        try {
          next = step(training, loss, preview, listener);
        } catch (DivergedException e) {
          listener.say(training.stepBack(e));
          save(training, Next.STEP, listener);
        }
      }
      return next == Next.DONE ? Optional.of(training.style()) : Optional.empty();
    }
  }

  /** What comes after a step. */
  private enum Next {
    STEP,
    DONE,
    STOPPED
  }

  /** One step, and what is due after it; what would be no style is never saved. */
  private Next step(
      Training training, PerceptualLoss loss, Preview preview, TrainingListener listener)
      throws IOException {
    training.step();
    boolean over = training.isOver(); // asked once, since time may end it
    boolean saves = over || training.isDue();
    OptionalDouble measured = saves ? measure(training, loss) : OptionalDouble.empty();
    TrainingProgress progress = training.progress(measured);
    boolean goesOn = listener.onStep(progress);
    Next next = over ? Next.DONE : goesOn ? Next.STEP : Next.STOPPED;
    if (saves || !goesOn) {
      preview.requireFinite(training.style(), progress.step(), compute());
      save(training, next, listener);
      show(training, preview, listener);
    }
    return next;
  }

  /** A disk that is full for a while does not end a training, unless all else would be lost. */
  private static void save(Training training, Next next, TrainingListener listener)
      throws IOException {
    try {
      training.save();
    } catch (IOException e) {
      switch (next) {
        case STEP -> listener.say("not saved, going on: " + e.getMessage());
        case DONE -> listener.say("the style is done, but not its checkpoint: " + e.getMessage());
        case STOPPED -> throw e;
      }
    }
  }

  private void show(Training training, Preview preview, TrainingListener listener) {
    try {
      preview.write(training.style(), compute());
    } catch (IOException e) {
      listener.say("no preview: " + e.getMessage());
    }
  }

  private Compute compute() {
    return options.compute();
  }

  private CropOptions crops(int use, double largestScale, boolean varied) {
    CropBatch crops = options.crops();
    return new CropOptions(
        crops.size(), crops.smallestScale(), largestScale, varied, 8 * options.seed() + use);
  }

  /** The loss that {@code options} describe toward {@code styles}, and toward no content yet. */
  public static PerceptualLoss loss(
      FeatureNetwork network, TrainingOptions options, List<Picture> styles) {
    TrainingOptions.TrainingStyle wanted = options.style();
    List<Double> shares = StyleOptions.DEFAULTS.withBlend(wanted.blend()).shares(styles.size());
    List<PerceptualLoss.Style> targets = new ArrayList<>();
    for (int i = 0; i < styles.size(); i++) {
      Picture style = styles.get(i).filledUnderAlpha();
      double longer = Math.max(style.width(), style.height());
      double scale = wanted.size() == 0 ? 1 : wanted.size() / longer;
      int width = (int) Math.max(1, Math.round(style.width() * scale));
      int height = (int) Math.max(1, Math.round(style.height() * scale));
      Tensor image = Images.tensor(style, width, height, options.compute());
      targets.add(new PerceptualLoss.Style(image, shares.get(i)));
    }
    return PerceptualLoss.toward(network, options.loss(), targets);
  }

  /**
   * The median loss of {@code style} on the photos to measure on, in fp32 whatever it was trained
   * in; empty if there are none.
   *
   * @throws IOException if the weights do not fit the network
   */
  public OptionalDouble medianLoss(TrainedStyle style) throws IOException {
    if (heldOut.isEmpty()) {
      return OptionalDouble.empty();
    }
    Compute exact = new Compute(compute().device(), Precision.FP32);
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = FeatureNetwork.of(options.network(), weights, exact);
      PerceptualLoss loss = loss(network, options, styles);
      return OptionalDouble.of(heldOut.get().medianLoss(style.network(exact), loss, exact));
    }
  }

  private OptionalDouble measure(Training training, PerceptualLoss loss) {
    if (heldOut.isEmpty()) {
      return OptionalDouble.empty();
    }
    try (Scope scope = Scope.open()) {
      TransformerNet network = training.style().network(compute());
      return OptionalDouble.of(heldOut.get().medianLoss(network, loss, compute()));
    }
  }

  private String fingerprint(String photos) {
    StringBuilder text = new StringBuilder(OptionTree.of(options).toString());
    text.append(weights.sha256());
    styles.forEach(style -> text.append(Fingerprint.of(style)));
    begun.ifPresent(style -> text.append(style.sha256()));
    return text.append(photos).toString();
  }
}
