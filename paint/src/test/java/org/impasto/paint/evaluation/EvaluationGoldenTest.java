package org.impasto.paint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.impasto.paint.tensor.Device;
import org.junit.jupiter.api.Test;

/** All numbers against the independent reference, golden/evaluation.py, to 1 part in 10,000. */
class EvaluationGoldenTest {
  private static final double TOLERANCE = 1e-4;

  @Test
  void everyNumberMatchesTheReference() throws Exception {
    JsonNode golden;
    try (InputStream in = getClass().getResourceAsStream("/golden/evaluation.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    Lpips lpips = new Lpips(Waves.squeezeNet(), Waves.heads(".weight"));
    Scores scores =
        new Evaluator(Waves.judges(), Optional.of(lpips), Device.CPU)
            .scores(Waves.CONTENT, Waves.STYLE, List.of(Waves.RESULT), Optional.empty())
            .get(0);
    assertClose(scores.ssim(), golden.get("ssim"), "ssim");
    assertClose(scores.lpips().orElseThrow(), golden.get("lpips"), "lpips");
    for (LayerScore layer : scores.layers()) {
      String name = layer.judge().label() + "/" + layer.layer();
      assertClose(layer.style(), golden.get("style").get(name), "style at " + name);
      assertClose(layer.content(), golden.get("content").get(name), "content at " + name);
    }
    assertThat(scores.layers()).hasSize(golden.get("style").size());
  }

  private static void assertClose(double actual, JsonNode expected, String what) {
    Offset<Double> tolerance = within(Math.abs(expected.asDouble()) * TOLERANCE);
    assertThat(actual).as(what).isCloseTo(expected.asDouble(), tolerance);
  }
}
