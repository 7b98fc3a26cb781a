package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.weights.EmbeddedWeights;
import org.junit.jupiter.api.Test;

class SmoothingGainTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  /** Geometric mean of three paintings, since small differences move each by a few percent. */
  @Test
  void smoothingGetsFurtherInAsManyEvaluations() throws Exception {
    double product = 1;
    for (String style : List.of("swirls", "woodblock", "fauve")) {
      product *=
          lossAfter(60, LbfgsOptions.DEFAULTS, style) / lossAfter(60, LbfgsOptions.PLAIN, style);
    }
    assertThat(Math.cbrt(product)).isLessThan(0.92);
  }

  private static double lossAfter(int evaluations, LbfgsOptions optimizer, String style)
      throws Exception {
    IterativeOptions options =
        Preset.DEFAULT
            .options()
            .withOptimizer(optimizer)
            .withScales(new ScaleOptions(128, 1, 16, evaluations, 1));
    Picture content = PictureReader.read(SAMPLES.resolve("contents/harbor.jpg"));
    Picture painting = PictureReader.read(SAMPLES.resolve("styles/" + style + ".jpg"));
    return new IterativeStylizer(options, EmbeddedWeights.lite())
        .stylize(content, List.of(painting), ProgressListener.NONE)
        .loss()
        .total();
  }
}
