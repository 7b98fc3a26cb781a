package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.feedforward.CropBatch;
import org.impasto.paint.feedforward.HeldOutPhotos;
import org.impasto.paint.feedforward.StyleTrainer;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TrainingFiles;
import org.impasto.paint.feedforward.TrainingListener;
import org.impasto.paint.feedforward.TrainingOptimizer;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.feedforward.TrainingProgress;
import org.impasto.paint.feedforward.TrainingSchedule;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.iterative.InitialImage;
import org.impasto.paint.loss.ContentTerm;
import org.impasto.paint.loss.GramDivisor;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.PerceptualLoss;
import org.impasto.paint.loss.Reduction;
import org.impasto.paint.loss.StyleDistance;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.loss.TotalVariation;
import org.impasto.paint.loss.TotalVariationTerm;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.EmbeddedWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleEvaluatorTest {
  private static final int EVALUATIONS = 12;

  @TempDir private Path folder;
  private Picture painting;
  private HeldOutPhotos heldOut;

  @BeforeEach
  void fillTheFolder() throws Exception {
    PhotoFolder.fill(Files.createDirectory(photos()), 9, 90, 80);
    painting = PictureReader.read(photos().resolve("photo-08.png"));
    heldOut = HeldOutPhotos.in(photos(), 64, message -> assertThat(message).isNull());
  }

  private Path photos() {
    return folder.resolve("photos");
  }

  /** A loss that is mostly style, which a short training lowers much. */
  private static LossWeights loss() {
    return new LossWeights(
        new ContentTerm(1, LayerWeight.each(1, "block3"), Reduction.RELATIVE),
        new StyleTerm(
            30,
            LayerWeight.each(0.5, "block2", "block3"),
            new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE)),
        new TotalVariationTerm(0, TotalVariation.NINE_POINT, 1));
  }

  private static TrainingOptions options(int steps) {
    return TrainingPreset.DEFAULT
        .options()
        .withLoss(loss())
        .withCrops(new CropBatch(64, 2, 0.5, 1, 0, false))
        .withSchedule(new TrainingSchedule(steps, 0, 3e-3, 0.1, 0, 0, TrainingOptimizer.MUON))
        .withStyle(new TrainingOptions.TrainingStyle(64, List.of()));
  }

  private TrainedStyle trained(int steps) throws Exception {
    TrainingListener silent =
        new TrainingListener() {
          @Override
          public boolean onStep(TrainingProgress progress) {
            return true;
          }

          @Override
          public void say(String message) {
            throw new AssertionError(message);
          }
        };
    TrainingFiles files =
        new TrainingFiles(folder.resolve("t" + steps), Duration.ofHours(1), false);
    return new StyleTrainer(options(steps), EmbeddedWeights.lite(), List.of(painting))
        .train(List.of(photos()), files, silent)
        .orElseThrow();
  }

  private StyleEvaluator evaluator(int evaluations, SearchStart start) throws Exception {
    return new StyleEvaluator(
        options(1), EmbeddedWeights.lite(), List.of(painting), evaluations, start);
  }

  @Test
  void aStyleIsWorthMoreTheLongerItIsTrained() throws Exception {
    StyleEvaluator evaluator = evaluator(EVALUATIONS, SearchStart.CONTENT);
    List<StyleScore> raw = evaluator.scores(trained(1), heldOut, (score, pictures) -> true);
    List<StyleScore> good = evaluator.scores(trained(60), heldOut, (score, pictures) -> true);
    assertThat(good).hasSize(9);
    for (int i = 0; i < good.size(); i++) {
      assertThat(good.get(i).loss().total()).isLessThan(0.5 * raw.get(i).loss().total());
      assertThat(good.get(i).reached()).isEqualTo(raw.get(i).reached());
      assertThat(raw.get(i).worth().orElseThrow())
          .as("hardly better than the photo")
          .isBetween(1, 3);
      assertThat(good.get(i).ssim()).isBetween(-1.0, 1.0);
      if (good.get(i).worth().isPresent()) {
        assertThat(good.get(i).loss().total()).isGreaterThanOrEqualTo(good.get(i).reached());
      } else {
        assertThat(good.get(i).loss().total()).isLessThan(good.get(i).reached());
      }
    }
  }

  @Test
  void thePicturesToldAreThoseThatWereCompared() throws Exception {
    TrainedStyle style = trained(1);
    StyleEvaluator evaluator = evaluator(EVALUATIONS, SearchStart.CONTENT);
    List<StyleEvaluator.Pictures> told = new ArrayList<>();
    StyleScore score =
        evaluator.scores(style, heldOut, (each, pictures) -> !told.add(pictures)).get(0);
    StyleEvaluator.Pictures pictures = told.get(0);
    assertThat(pictures.photo()).isSameAs(heldOut.squares().get(0));
    assertThat(pictures.painted().rgb())
        .isEqualTo(style.paint(pictures.photo(), options(1).compute()).rgb());
    double ofPhoto =
        evaluator(1, SearchStart.CONTENT)
            .scores(style, heldOut, (each, any) -> false)
            .get(0)
            .reached();
    assertThat(pictures.optimizedLoss().total())
        .as("clamped, which takes some of what was reached")
        .isBetween(score.reached(), 0.8 * ofPhoto);
    assertThat(pictures.optimized().rgb()).isNotEqualTo(pictures.photo().rgb());
  }

  @Test
  void endsWhenNoMoreAreWanted() throws Exception {
    StyleEvaluator evaluator = evaluator(1, SearchStart.CONTENT);
    AtomicInteger told = new AtomicInteger();
    List<StyleScore> scores =
        evaluator.scores(trained(1), heldOut, (score, pictures) -> told.incrementAndGet() < 2);
    assertThat(scores).hasSize(2);
  }

  @Test
  void noEvaluationsAreRefused() throws Exception {
    assertThatThrownBy(
            () ->
                new StyleEvaluator(
                    options(1), EmbeddedWeights.lite(), List.of(), 0, SearchStart.CONTENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evaluations are 0");
  }

  @Test
  void lbfgsStartsAtThePhotoOrAtNoise() throws Exception {
    TrainedStyle style = trained(1);
    Compute machine = options(1).compute();
    try (Scope scope = Scope.open()) {
      FeatureNetwork network =
          FeatureNetwork.of(options(1).network(), EmbeddedWeights.lite(), machine);
      Tensor photo = Images.tensor(heldOut.squares().get(0), machine);
      PerceptualLoss toward =
          StyleTrainer.loss(network, options(1), List.of(painting)).withContent(photo);
      Tensor noise = Images.noise(InitialImage.Noise.DEFAULTS, 64, 64, options(1).seed(), machine);
      for (SearchStart start : SearchStart.values()) {
        Tensor image = start == SearchStart.CONTENT ? photo : noise;
        double known = Tensor.withoutGradients(() -> toward.of(image).values()).total();
        StyleScore score =
            evaluator(1, start).scores(style, heldOut, (any, pictures) -> false).get(0);
        assertThat(score.reached()).as("%s", start).isCloseTo(known, withinPercentage(1e-3));
      }
    }
  }
}
