package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.Device;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Evaluator EVALUATOR =
      new Evaluator(Waves.judges(), Optional.empty(), Device.CPU);

  private static List<Scores> scores(Picture style, Picture direct, Picture... results)
      throws Exception {
    return EVALUATOR.scores(Waves.CONTENT, style, List.of(results), Optional.ofNullable(direct));
  }

  @Test
  void theEightLayersAreThoseOfBothJudges() throws Exception {
    assertThat(scores(Waves.STYLE, null, Waves.RESULT).get(0).layers())
        .extracting(score -> score.judge().label() + " " + score.layer())
        .containsExactly(
            "squeezenet1_1 relu1",
            "squeezenet1_1 fire3",
            "squeezenet1_1 fire5",
            "squeezenet1_1 fire7",
            "squeezenet1_1 fire9",
            "vgg19_normalised relu1_1",
            "vgg19_normalised relu2_1",
            "vgg19_normalised relu3_1");
  }

  @Test
  void theStyleItselfHasNoStyleDistanceAndTheContentNoContentDistance() throws Exception {
    Picture style = Waves.picture(48, 40, 11);
    List<Scores> both = scores(style, null, style, Waves.CONTENT);
    assertThat(both.get(0).layers())
        .allSatisfy(
            layer -> {
              assertThat(layer.style()).isZero();
              assertThat(layer.content()).isGreaterThan(0.01);
            });
    assertThat(both.get(1).layers())
        .allSatisfy(
            layer -> {
              assertThat(layer.content()).isZero();
              assertThat(layer.style()).isGreaterThan(0.001);
            });
    assertThat(both.get(1).ssim()).isCloseTo(1, within(1e-12));
  }

  @Test
  void closureIsOneForTheDirectPictureAndZeroForTheContent() throws Exception {
    List<Scores> scores = scores(Waves.STYLE, Waves.RESULT, Waves.RESULT, Waves.CONTENT);
    assertThat(scores.get(0).closure().orElseThrow()).isEqualTo(1);
    assertThat(scores.get(1).closure().orElseThrow()).isZero();
    assertThat(scores(Waves.STYLE, null, Waves.RESULT).get(0).closure()).isEmpty();
  }

  @Test
  void closureOfAPictureIsTheMeanOverItsLayers() throws Exception {
    Picture between = Waves.picture(48, 40, 5);
    Scores scores = scores(Waves.STYLE, Waves.RESULT, between).get(0);
    double[] layers =
        scores.layers().stream().mapToDouble(layer -> layer.closure().orElseThrow()).toArray();
    assertThat(layers).hasSize(8);
    assertThat(scores.closure().orElseThrow())
        .isCloseTo(Arrays.stream(layers).sum() / 8, within(1e-12))
        .isStrictlyBetween(0.0, 1.0);
  }

  @Test
  void contentIsComparedAtTheSizeOfTheResult() throws Exception {
    Picture large = Waves.CONTENT.resize(96, 80);
    Picture small = large.resize(48, 40);
    Scores scores = EVALUATOR.scores(large, Waves.STYLE, List.of(small), Optional.empty()).get(0);
    assertThat(scores.layers()).allSatisfy(layer -> assertThat(layer.content()).isZero());
  }

  @Test
  void sidesMayBeOffByTheirRoundingOnly() throws Exception {
    Picture content = Waves.picture(100, 67, 3);
    for (Picture result : List.of(Waves.picture(51, 34, 7), Waves.picture(51, 35, 7))) {
      EVALUATOR.scores(content, Waves.STYLE, List.of(result), Optional.empty());
    }
    refused(
        content,
        List.of(Waves.picture(51, 36, 7)),
        "51×36 px; the content, 100×67 px, would be 51×34");
    refused(content, List.of(Waves.picture(34, 51, 7)), "34×51 px", "would be 34×23");
  }

  @Test
  void picturesThatAreTooSmallOrOfSeveralSizesAreRefused() {
    refused(Waves.CONTENT, List.of(Waves.picture(29, 24, 3)), "result is 29×24 px", "32×32");
    refused(
        Waves.CONTENT,
        List.of(Waves.RESULT, Waves.picture(60, 50, 3)),
        "48×40 and 60×50 px",
        "compare them apart");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scores(Waves.picture(100, 40, 3), null, Waves.RESULT))
        .withMessageStartingWith("style beside this result is 48×19 px");
  }

  private static void refused(Picture content, List<Picture> results, String... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EVALUATOR.scores(content, Waves.STYLE, results, Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(messages));
  }

  @Test
  void everyNetworkCanJudgeTheSmallestPicture() throws Exception {
    Picture smallest = Waves.picture(32, 32, 3);
    for (Network network : Network.values()) {
      Judge judge = new Judge(network, SyntheticNetworks.weights(network, 1));
      Evaluator evaluator = new Evaluator(List.of(judge), Optional.empty(), Device.CPU);
      assertThat(evaluator.scores(smallest, smallest, List.of(smallest), Optional.empty()))
          .hasSize(1);
    }
  }

  @Test
  void judgesAreGivenOnceEach() {
    List<Judge> twice = new ArrayList<>(Waves.judges());
    twice.add(twice.get(0));
    Stream.of(List.<Judge>of(), twice)
        .forEach(
            judges ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Evaluator(judges, Optional.empty(), Device.CPU))
                    .withMessageContaining("at least one, and each once"));
  }
}
