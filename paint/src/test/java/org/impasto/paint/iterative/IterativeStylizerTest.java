package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.loss.LossWeights;
import org.impasto.paint.loss.StyleTerm;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.StopReason;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IterativeStylizerTest {

  @Test
  void stylizingDoesNotModifyItsArguments() throws Exception {
    Picture content = TinyRun.content();
    Picture style = TinyRun.style();
    new IterativeStylizer(TinyRun.options(), TinyRun.WEIGHTS)
        .stylize(content, List.of(style), ProgressListener.NONE);
    assertThat(content).isEqualTo(TinyRun.content());
    assertThat(style).isEqualTo(TinyRun.style());
  }

  @Test
  void lossFallsAndThePictureChanges() throws Exception {
    List<Progress> seen = new ArrayList<>();
    Painting painting = paintListening(TinyRun.options(), seen);
    assertThat(painting.loss().total()).isLessThan(seen.get(0).loss().total());
    Picture unpainted = TinyRun.content().resize(64, 47);
    assertThat(painting.picture()).isNotEqualTo(unpainted);
    assertThat(painting.stopped()).isEqualTo(StopReason.EVALUATIONS_SPENT);
  }

  /** One evaluation at each scale takes no step, so that all look at the photo. */
  @Test
  void inBf16ScalesOfOneEvaluationAtBothEndsAreInFp32() throws Exception {
    IterativeOptions exact = TinyRun.options().withScales(new ScaleOptions(64, 3, 16, 1, 1));
    List<Progress> known = new ArrayList<>();
    paintListening(exact, known);
    List<Progress> seen = new ArrayList<>();
    Compute fast = new Compute(Device.CPU, Precision.BF16);
    paintListening(exact.withCompute(fast), seen);
    assertThat(seen.stream().map(Progress::scale)).containsExactly(1, 2, 3);
    assertThat(seen.get(0).loss()).isEqualTo(known.get(0).loss());
    double between = known.get(1).loss().total();
    assertThat(seen.get(1).loss().total()).isNotEqualTo(between).isCloseTo(between, within(0.1));
    assertThat(seen.get(2).loss()).isEqualTo(known.get(2).loss());
  }

  @Test
  void inBf16TheLastScaleEndsInFp32() throws Exception {
    int evaluations = 20;
    int before = 2 * evaluations; // at smaller scales
    int polished = before + 18;
    IterativeOptions options =
        TinyRun.options()
            .withScales(new ScaleOptions(64, 3, 16, evaluations, 1))
            .withCompute(new Compute(Device.CPU, Precision.BF16));
    List<Progress> seen = new ArrayList<>();
    Painting painting = paintListening(options, seen);
    assertThat(seen.stream().map(Progress::evaluation).skip(before))
        .isEqualTo(IntStream.rangeClosed(1, evaluations).boxed().toList());
    assertThat(seen.stream().map(Progress::scale).skip(before)).containsOnly(3);
    assertThat(seen.stream().map(Progress::scales)).containsOnly(3);
    assertThat(seen.stream().map(Progress::fraction)).isSorted();
    assertThat(seen.get(seen.size() - 1).fraction()).isEqualTo(1);
    assertThat(painting.evaluations()).isEqualTo(3 * evaluations);
    double last = seen.get(polished - 1).loss().total();
    double here = seen.get(polished).loss().total();
    assertThat(here).isNotEqualTo(last).isCloseTo(last, within(0.05 * last));
  }

  @Test
  void thePictureInTheMakingIsRefusedOutsideTheCall() throws Exception {
    List<Progress> seen = new ArrayList<>();
    paintListening(TinyRun.options(), seen);
    assertThatThrownBy(() -> seen.get(3).picture().get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ask for it there");
  }

  @Test
  void sizeIsThatOfTheLongerSideOrTheOwnIfZero() throws Exception {
    IterativeOptions options = TinyRun.options();
    Picture sized = TinyRun.paint(options).picture();
    Picture own = TinyRun.paint(options.withScales(options.scales().withSize(0))).picture();
    assertThat(List.of(sized.width(), sized.height())).containsExactly(64, 47);
    assertThat(List.of(own.width(), own.height())).containsExactly(60, 44);
  }

  @Test
  void listenerHearsOfEveryEvaluationOfEveryScale() throws Exception {
    List<Progress> seen = new ArrayList<>();
    Painting painting = paintListening(TinyRun.options(), seen);
    assertThat(seen).hasSize(2 * TinyRun.EVALUATIONS);
    assertThat(painting.evaluations()).isEqualTo(seen.size());
    assertThat(seen.stream().map(Progress::scale).distinct()).containsExactly(1, 2);
    assertThat(seen.stream().map(Progress::evaluation))
        .containsExactly(1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6);
    assertThat(seen.stream().map(Progress::fraction)).isSorted();
    assertThat(seen.get(seen.size() - 1).fraction()).isCloseTo(1, within(1e-12));
    assertThat(seen.get(0).width()).isEqualTo(45);
    assertThat(seen.get(11).width()).isEqualTo(64);
  }

  @Test
  void aLargerScaleBeginsWithWhatOnlyAPhotoOfItsSizeShows() throws Exception {
    double without = distanceAtLastScale(new InitialImage.Content(0));
    double half = distanceAtLastScale(new InitialImage.Content(0.5));
    double with = distanceAtLastScale(InitialImage.Content.DEFAULTS);
    assertThat(half).isLessThan(0.8 * without);
    assertThat(with).isLessThan(0.6 * without);
  }

  /** Mean distance to a photo of fine stripes where the last scale begins, of 1. */
  private static double distanceAtLastScale(InitialImage initial) throws Exception {
    float[] stripes = new float[3 * 64 * 48];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0.2f : 0.8f;
    }
    Picture photo = Picture.of(64, 48, stripes);
    double[] distance = {Double.NaN};
    new IterativeStylizer(TinyRun.options().withInitialImage(initial), TinyRun.WEIGHTS)
        .stylize(
            photo,
            List.of(TinyRun.style()),
            progress -> {
              if (progress.scale() == progress.scales() && progress.evaluation() == 1) {
                float[] painted = progress.picture().get().rgb();
                double sum = 0;
                for (int i = 0; i < painted.length; i++) {
                  sum += Math.abs(painted[i] - photo.rgb()[i]);
                }
                distance[0] = sum / painted.length;
              }
              return true;
            });
    return distance[0];
  }

  @Test
  void detailOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new InitialImage.Content(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("detail is 1.5; it must be in [0, 1]");
  }

  @Test
  void listenerCanEndTheRunAndStillGetsThePicture() throws Exception {
    Painting painting =
        new IterativeStylizer(TinyRun.options(), TinyRun.WEIGHTS)
            .stylize(
                TinyRun.content(), List.of(TinyRun.style()), progress -> progress.evaluation() < 3);
    assertThat(painting.stopped()).isEqualTo(StopReason.CANCELLED);
    assertThat(painting.evaluations()).isLessThan(2 * TinyRun.EVALUATIONS);
    assertThat(painting.picture().width()).isPositive();
  }

  @Test
  void seedDecidesThePictureThatStartsFromNoise() throws Exception {
    IterativeOptions noise =
        TinyRun.options().withInitialImage(InitialImage.Noise.DEFAULTS).withSeed(1);
    Picture first = TinyRun.paint(noise).picture();
    assertThat(TinyRun.paint(noise).picture().rgb()).isEqualTo(first.rgb());
    assertThat(TinyRun.paint(noise.withSeed(2)).picture().rgb()).isNotEqualTo(first.rgb());
  }

  @Test
  void alphaOfThePhotoIsKept() throws Exception {
    float[] alpha = new float[60 * 44];
    Arrays.fill(alpha, 0, alpha.length / 2, 1);
    Picture content = TinyRun.content().withAlpha(alpha);
    IterativeOptions own = TinyRun.options();
    Painting painting =
        new IterativeStylizer(own.withScales(own.scales().withSize(0)), TinyRun.WEIGHTS)
            .stylize(content, List.of(TinyRun.style()), ProgressListener.NONE);
    assertThat(painting.picture().alpha().orElseThrow()).isEqualTo(alpha);
  }

  @Test
  void photoKeepsItsColorsOnRequest() throws Exception {
    IterativeOptions options = TinyRun.options();
    IterativeOptions kept = options.withStyle(options.style().withColors(ColorMode.CONTENT));
    Picture photo = TinyRun.content().resize(64, 47);
    assertThat(chromaDistance(TinyRun.paint(kept).picture(), photo))
        .isLessThan(0.3 * chromaDistance(TinyRun.paint(options).picture(), photo));
  }

  /** The mean difference of red minus green, which luminance alone does not change. */
  private static double chromaDistance(Picture a, Picture b) {
    double sum = 0;
    for (int y = 0; y < a.height(); y++) {
      for (int x = 0; x < a.width(); x++) {
        float left = a.value(0, y, x) - a.value(1, y, x);
        float right = b.value(0, y, x) - b.value(1, y, x);
        sum += Math.abs(left - right);
      }
    }
    return sum / (a.width() * a.height());
  }

  @Test
  void lossThatBecomesInfiniteStopsWithTheTermAndARemedy() {
    LossWeights loss = TinyRun.options().loss();
    StyleTerm huge = new StyleTerm(1e45, loss.style().layers(), loss.style().distance());
    IterativeOptions options =
        TinyRun.options().withLoss(new LossWeights(loss.content(), huge, loss.totalVariation()));
    assertThatThrownBy(() -> TinyRun.paint(options))
        .isInstanceOf(NonFiniteLossException.class)
        .hasMessageStartingWith("evaluation 1: the style loss became Infinity — lower");
  }

  @Test
  void blendForAnotherNumberOfPaintingsIsRefused() {
    IterativeOptions options = TinyRun.options();
    IterativeOptions blend = options.withStyle(options.style().withBlend(List.of(1.0, 2.0)));
    assertThatThrownBy(() -> TinyRun.paint(blend))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("style blend has 2 parts for 1 paintings; give one for each");
  }

  @Test
  void blendOfAStyleWithItselfIsThatStyle() throws Exception {
    Picture style = TinyRun.style();
    Painting twice =
        new IterativeStylizer(TinyRun.options(), TinyRun.WEIGHTS)
            .stylize(TinyRun.content(), List.of(style, style), ProgressListener.NONE);
    Painting once = TinyRun.paint(TinyRun.options());
    assertThat(twice.loss().style())
        .isCloseTo(once.loss().style(), within(once.loss().style() * 0.02));
  }

  @Test
  void averagedAdamSpendsItsEvaluationsAndLowersTheLoss() throws Exception {
    AdamOptions adam = new AdamOptions(0.02, 0.9, 0.99, 1e-8, 0.9, true);
    List<Progress> seen = new ArrayList<>();
    Painting painting = paintListening(TinyRun.options().withOptimizer(adam), seen);
    assertThat(painting.evaluations()).isEqualTo(2 * TinyRun.EVALUATIONS);
    assertThat(painting.loss().total()).isLessThan(seen.get(6).loss().total());
  }

  static List<Preset> presets() {
    return Preset.all();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetPaintsAndRecordsItself(Preset preset) throws Exception {
    ScaleOptions scales = new ScaleOptions(48, 1, 16, 3, 1);
    IterativeOptions options = preset.options().withScales(scales);
    Painting painting =
        new IterativeStylizer(options, SyntheticNetworks.weights(options.network().network(), 1))
            .stylize(TinyRun.content(), List.of(TinyRun.style()), ProgressListener.NONE);
    assertThat(painting.evaluations()).isEqualTo(3);
    assertThat(painting.loss().total()).isFinite();
    assertThat(painting.picture().metadata().provenance().orElseThrow())
        .contains("\"method\":\"iterative\"")
        .contains("\"network\":\"" + options.network().network().name() + "\"")
        .contains("\"sha256\":\"000000");
  }

  private static Painting paintListening(IterativeOptions options, List<Progress> seen)
      throws Exception {
    return new IterativeStylizer(options, TinyRun.WEIGHTS)
        .stylize(TinyRun.content(), List.of(TinyRun.style()), seen::add);
  }

  @Test
  void paintsInTilesWhatItPaintsWhole() throws Exception {
    IterativeOptions options =
        TinyRun.options()
            .withScales(new ScaleOptions(96, 2, 16, TinyRun.EVALUATIONS, 1))
            .withCompute(new Compute(Device.CPU, Precision.FP64));
    List<String> tiles = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public boolean onProgress(Progress progress) {
            return true;
          }

          @Override
          public void onTiles(int width, int height, int tileSide) {
            tiles.add(width + "×" + height + " in " + tileSide);
          }
        };
    Painting tiled =
        new IterativeStylizer(options, TinyRun.WEIGHTS)
            .withTiling(new Tiling.Pixels(64))
            .stylize(TinyRun.content(), List.of(TinyRun.style()), listener);
    Painting whole = TinyRun.paint(options);
    assertThat(tiles).containsExactly("96×70 in 64");
    assertThat(tiled.loss().total()).isCloseTo(whole.loss().total(), within(1e-6));
    float[] expected = whole.picture().rgb();
    float[] found = tiled.picture().rgb();
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }
}
