package org.impasto.paint.iterative;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.impasto.image.AvailableMemory;
import org.impasto.image.ColorTransfer;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.optim.Optimizer;
import org.impasto.paint.optim.OptimizerState;
import org.impasto.paint.optim.StopReason;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;

/**
 * Paints a photo in the style of paintings by minimizing, over the pixels of an image, {@code
 * content loss + style loss + total variation} of the activations of a pretrained network.
 *
 * <p>Gatys, Ecker and Bethge 2015, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576), from
 * coarse to fine as in Gatys et al. 2017, "Controlling Perceptual Factors in Neural Style Transfer"
 * (arXiv 1611.07865). Departs from the papers as the {@link Preset} says.
 */
public final class IterativeStylizer {
  /** Whole or in tiles, if nobody asks for either: by the memory there is. */
  public static final Tiling TILING = new Tiling.Auto();

  private final IterativeOptions options;
  private final NetworkSource source;
  private final List<Weights> weights;
  private final boolean exactAtEnds; // begins and ends in fp32
  private final Tiling tiling;

  /** Gives the network, in the scope in which it is asked. */
  private interface NetworkSource {
    FeatureNetwork open(Compute compute) throws IOException;
  }

  /** A stylizer with the weights of the network that {@code options} name. */
  public IterativeStylizer(IterativeOptions options, Weights weights) {
    this(
        options,
        compute -> FeatureNetwork.of(options.network(), weights, compute),
        List.of(weights),
        options.compute().precision() == Precision.BF16,
        TILING);
  }

  /**
   * A stylizer with a network that is already there, instead of the one that {@code options} name.
   *
   * @param network stays in the scope in which it was made, which must outlast painting
   * @param weights what it was made from, for the record
   */
  public IterativeStylizer(
      IterativeOptions options, FeatureNetwork network, List<Weights> weights) {
    this(options, compute -> network, List.copyOf(weights), false, TILING);
  }

  private IterativeStylizer(
      IterativeOptions options,
      NetworkSource source,
      List<Weights> weights,
      boolean exactAtEnds,
      Tiling tiling) {
    this.options = options;
    this.source = source;
    this.weights = weights;
    this.exactAtEnds = exactAtEnds;
    this.tiling = tiling;
  }

  /**
   * The same, going through the network whole or in tiles; default {@link #TILING}. Tiles take less
   * memory and longer. Losses and gradients are the same within rounding, and so the picture is
   * another one that is as good.
   */
  public IterativeStylizer withTiling(Tiling other) {
    return new IterativeStylizer(options, source, weights, exactAtEnds, other);
  }

  /**
   * Paints {@code content} in the style of {@code styles}.
   *
   * @param content the photo; it is not modified
   * @param styles one painting or more
   * @param listener is told of every evaluation, and can end the run
   * @throws InsufficientMemoryException before it starts, if the memory would not suffice
   * @throws NonFiniteLossException if the loss becomes NaN or infinite
   * @throws IOException if the weights do not fit the network
   */
  public Painting stylize(Picture content, List<Picture> styles, ProgressListener listener)
      throws IOException {
    return stylize(content, styles, listener, Optional.empty());
  }

  /** The same, saved from time to time, and resumed from what was saved. */
  public Painting stylize(
      Picture content,
      List<Picture> styles,
      ProgressListener listener,
      Optional<CheckpointOptions> checkpoints)
      throws IOException {
    List<Double> shares = options.style().shares(requireStyles(styles).size());
    List<Scale> scales = options.scales().scales(content.width(), content.height());
    List<Stage> stages = exactAtEnds ? Stage.exactAtEnds(scales) : Stage.plain(scales);
    Picture photo = content.filledUnderAlpha();
    List<Picture> paintings = recolored(styles, photo);
    String fingerprint = Fingerprint.of(options, weights, content, styles);
    Run run =
        new Run(
            fingerprint,
            stages,
            listener,
            checkpoints,
            (painted, way) -> finish(painted, content, photo, styles, way));
    try (Scope scope = Scope.open()) {
      FeatureNetwork exact = source.open(exactAtEnds ? inFp32() : options.compute());
      boolean exactOnly = stages.stream().allMatch(Stage::exact);
      FeatureNetwork usual = exactOnly ? exact : source.open(options.compute());
      MemoryPlan memory =
          new MemoryPlan(options, exact, content, styles, tiling, AvailableMemory.bytes());
      memory.requireFits();
      Optional<Checkpoint> checkpoint = run.resume(options.compute());
      Way way = checkpoint.map(saved -> memory.way(saved.way())).orElseGet(memory::way);
      run.set(way);
      tell(scales.get(scales.size() - 1), way, listener);
      Optimizer optimizer = null;
      StopReason stopped = StopReason.EVALUATIONS_SPENT;
      for (int i = run.stage(); i < stages.size() && stopped != StopReason.CANCELLED; i++) {
        Stage stage = stages.get(i);
        FeatureNetwork network = stage.exact() ? exact : usual;
        PerceptualLoss loss =
            targets(network, stage.scale(), photo, paintings, shares, way.tileSide());
        optimizer = next(optimizer, way, checkpoint, loss, stage, photo, run);
        checkpoint = Optional.empty();
        run.begin(i, optimizer);
        stopped = run.descend();
        run.endStage();
        loss.releaseContent();
      }
      Picture painted = Images.picture(optimizer.result());
      return new Painting(
          finish(painted, content, photo, styles, way), run.loss(), run.evaluations(), stopped);
    }
  }

  private Compute inFp32() {
    return new Compute(options.compute().device(), Precision.FP32);
  }

  private static List<Picture> requireStyles(List<Picture> styles) {
    if (styles.isEmpty()) {
      throw new IllegalArgumentException("there is no painting; give one or more");
    }
    return styles;
  }

  private List<Picture> recolored(List<Picture> styles, Picture photo) {
    return styles.stream()
        .map(Picture::filledUnderAlpha)
        .map(
            style ->
                options.style().colors() == ColorMode.MATCH
                    ? ColorTransfer.matchColors(style, photo)
                    : style)
        .toList();
  }

  private static void tell(Scale largest, Way way, ProgressListener listener) {
    if (!MemoryEstimate.isWhole(largest, way.tileSide())) {
      listener.onTiles(largest.width(), largest.height(), way.tileSide());
    }
    if (way.halfHistory()) {
      listener.onHalfHistory();
    }
  }

  private PerceptualLoss targets(
      FeatureNetwork network,
      Scale scale,
      Picture photo,
      List<Picture> paintings,
      List<Double> shares,
      int tileSide) {
    Tensor content = Images.tensor(photo, scale.width(), scale.height(), options.compute());
    List<PerceptualLoss.Style> styles = new ArrayList<>();
    for (int i = 0; i < paintings.size(); i++) {
      Picture painting = paintings.get(i);
      Scale size = options.style().sizeOf(painting, scale);
      Tensor style = Images.tensor(painting, size.width(), size.height(), options.compute());
      styles.add(new PerceptualLoss.Style(style, shares.get(i)));
    }
    PerceptualLoss loss = PerceptualLoss.toward(network, options.loss(), content, styles, tileSide);
    content.release();
    styles.forEach(style -> style.image().release());
    return loss;
  }

  /** The optimizer of a stage: resumed, at the initial image, or from the stage before. */
  private Optimizer next(
      Optimizer previous,
      Way way,
      Optional<Checkpoint> checkpoint,
      PerceptualLoss loss,
      Stage stage,
      Picture photo,
      Run run) {
    if (checkpoint.isPresent()) {
      OptimizerState state = checkpoint.get().optimizer();
      int counted = state.numbers().get("evaluations").intValue();
      ImageObjective objective = new ImageObjective(loss, counted, run::evaluated);
      return Optimizer.resume(way.in(options).optimizer(), objective, state);
    }
    if (previous != null && stage.continuesSize()) {
      int counted = previous.evaluations();
      return previous.toward(new ImageObjective(loss, counted, run::evaluated));
    }
    ImageObjective objective = new ImageObjective(loss, 0, run::evaluated);
    if (previous == null) {
      Tensor start = initialImage(stage.scale(), photo);
      return Optimizer.of(way.in(options).optimizer(), objective, start);
    }
    Tensor larger = enlarged(previous.result(), stage.scale(), photo);
    Optimizer next = previous.rescaled(objective, larger);
    previous.release();
    return next;
  }

  /** What was painted at the scale before, and what the photo shows at this one only. */
  private Tensor enlarged(Tensor painted, Scale size, Picture photo) {
    try (Scope scope = Scope.open()) {
      Tensor larger = painted.resizeBicubic(size.height(), size.width());
      if (!(options.initialImage() instanceof InitialImage.Content content)
          || content.detail() == 0) {
        return scope.keep(larger);
      }
      int height = (int) painted.size(2);
      int width = (int) painted.size(3);
      Tensor coarse =
          Images.tensor(photo, width, height, options.compute())
              .resizeBicubic(size.height(), size.width());
      Tensor fine = Images.tensor(photo, size.width(), size.height(), options.compute());
      return scope.keep(larger.add(fine.subtract(coarse).multiply(content.detail())));
    }
  }

  private Tensor initialImage(Scale scale, Picture photo) {
    InitialImage initial = options.initialImage();
    if (initial instanceof InitialImage.Noise noise) {
      return Images.noise(noise, scale.width(), scale.height(), options.seed(), options.compute());
    }
    Picture picture =
        initial instanceof InitialImage.Given given ? given.picture().withoutAlpha() : photo;
    return Images.tensor(picture, scale.width(), scale.height(), options.compute());
  }

  private Picture finish(
      Picture painted, Picture content, Picture photo, List<Picture> styles, Way way) {
    Picture colored =
        options.style().colors() == ColorMode.CONTENT
            ? ColorTransfer.keepColors(photo, painted)
            : painted;
    Picture finished =
        content.hasAlpha()
            ? colored.withAlpha(
                content.resize(painted.width(), painted.height()).alpha().orElseThrow())
            : colored;
    return finished.withMetadata(
        content
            .metadata()
            .withProvenance(
                Provenance.of(way.in(options), weights, content, styles, way.tileSide())));
  }
}
