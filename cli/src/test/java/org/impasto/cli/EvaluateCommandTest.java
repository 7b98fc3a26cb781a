package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.cli.Scene.Result;
import org.impasto.image.PictureReader;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured, and how it is told. */
final class EvaluateCommandTest {
  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void prepare() throws Exception {
    scene = Scene.in(folder);
    for (int width : new int[] {96, 48}) {
      PictureWriter.write(
          PictureReader.read(scene.file("painting.png")).resize(width, width * 2 / 3),
          scene.file(width + ".png"),
          WriteOptions.DEFAULTS);
    }
    Map<String, WeightArray> heads = new LinkedHashMap<>();
    int[] channels = {64, 128, 256, 384, 384, 512, 512};
    for (int i = 0; i < channels.length; i++) {
      float[] ones = new float[channels[i]];
      Arrays.fill(ones, 1);
      heads.put("lin" + i + ".weight", new WeightArray(ones, 1, channels[i], 1, 1));
    }
    SafeTensors.write(scene.file("heads.safetensors"), Map.of(), heads, ElementType.F32);
  }

  private static JsonNode json(Result result) throws Exception {
    assertThat(result.code()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void theTableIsAlignedAndWithoutHeadsSaysOnceThatThereIsNoLpips() {
    String[] arguments = scene.evaluate("96.png", scene.file("48.png").toString());
    Result result = Scene.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).containsOnlyOnce("no LPIPS").contains("--lpips-weights FILE");
    assertThat(result.out())
        .contains("96.png (96×64)", "48.png (48×32)", "SSIM ", "medians of 2 results")
        .doesNotContain("LPIPS", "closure");
    assertThat(result.out().lines().filter(line -> line.startsWith("  squeezenet1_1")))
        .hasSize(3 * 5)
        .allSatisfy(line -> assertThat(line).hasSize(50));
  }

  @Test
  void jsonHoldsEveryNumberAndTheMediansOfSeveralResults() throws Exception {
    JsonNode tree =
        json(
            Scene.run(
                scene.evaluate(
                    "96.png",
                    scene.file("photo.png").toString(),
                    "--json",
                    "--quiet",
                    "--lpips-weights",
                    scene.file("heads.safetensors").toString())));
    assertThat(tree.fieldNames())
        .toIterable()
        .containsExactly("content", "style", "results", "medians");
    JsonNode style = tree.get("results").get(0);
    JsonNode photo = tree.get("results").get(1);
    assertThat(style.get("width").asInt()).isEqualTo(96);
    assertThat(style.get("layers")).hasSize(5);
    assertThat(style.get("layers").get(4).get("layer").asText()).isEqualTo("fire9");
    assertThat(style.get("layers").get(4).get("style").asDouble()).isZero();
    assertThat(photo.get("layers").get(4).get("content").asDouble()).isZero();
    assertThat(photo.get("lpips").asDouble()).isZero();
    assertThat(photo.has("closure")).isFalse();
    assertThat(tree.get("medians").get("ssim").asDouble())
        .isCloseTo((style.get("ssim").asDouble() + 1) / 2, within(1e-9));
  }

  @Test
  void theDirectPictureIsKeptAndUsedAgain() throws Exception {
    String kept = scene.file("direct.png").toString();
    JsonNode painted =
        json(
            Scene.run(
                scene.evaluate("photo.png", "--json", "--direct-out", kept, "--iterations", "6")));
    JsonNode result = painted.get("results").get(0);
    assertThat(result.get("closure").asDouble()).isZero();
    assertThat(painted.get("references").findValuesAsText("name"))
        .containsExactly("content", "direct");
    assertThat(painted.get("references").get(1).get("closure").asDouble()).isEqualTo(1);
    assertThat(PictureReader.readMetadata(Path.of(kept)).provenance().orElseThrow())
        .contains("\"command\":[\"impasto\",\"evaluate\"", "squeezenet1_1/fire9");
    JsonNode again = json(Scene.run(scene.evaluate("direct.png", "--json", "--direct-from", kept)));
    assertThat(again.get("results").get(0).get("closure").asDouble()).isEqualTo(1);
  }
}
