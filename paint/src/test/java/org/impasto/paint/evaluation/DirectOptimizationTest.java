package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.paint.iterative.Painting;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.junit.jupiter.api.Test;

class DirectOptimizationTest {

  @Test
  void directPictureComesCloserToTheStyleInTheEyesOfEveryJudge() throws Exception {
    List<Judge> judges = Waves.judges();
    List<Progress> seen = new ArrayList<>();
    Painting painting =
        new DirectOptimization(judges, 20, Compute.DEFAULTS)
            .paint(Waves.CONTENT, Waves.STYLE, 48, 40, seen::add);
    Picture direct = painting.picture();
    assertThat(List.of(direct.width(), direct.height())).containsExactly(48, 40);
    assertThat(seen).hasSize(20);
    Evaluator evaluator = new Evaluator(judges, Optional.empty(), Device.CPU);
    List<Scores> scores =
        evaluator.scores(
            Waves.CONTENT, Waves.STYLE, List.of(Waves.CONTENT, direct), Optional.of(direct));
    for (int i = 0; i < 8; i++) {
      assertThat(scores.get(1).layers().get(i).style())
          .isLessThan(scores.get(0).layers().get(i).style());
    }
    assertThat(scores.get(1).closure()).hasValue(1);
  }

  @Test
  void recipeIsTheDefaultPresetWithAllItsEvaluationsAtEveryScale() throws Exception {
    List<Progress> seen = new ArrayList<>();
    new DirectOptimization(Waves.judges(), 4, Compute.DEFAULTS)
        .paint(Waves.picture(182, 120, 3), Waves.STYLE, 182, 120, seen::add);
    double later = Preset.DEFAULT.options().scales().laterShare();
    assertThat(seen.stream().map(Progress::width).distinct()).containsExactly(129, 182);
    assertThat(seen).hasSize(4 + (int) Math.round(4 * later));
  }

  @Test
  void singleJudgeWillDo() throws Exception {
    Painting painting =
        new DirectOptimization(Waves.judges().subList(1, 2), 2, Compute.DEFAULTS)
            .paint(Waves.CONTENT, Waves.STYLE, 60, 50, progress -> true);
    assertThat(painting.picture().metadata().provenance().orElseThrow())
        .contains("vgg19_normalised/relu3_1", "\"network\":\"VGG19_NORMALIZED\"");
  }
}
