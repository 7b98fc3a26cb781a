package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code impasto evaluate-style} on pictures made by the test. */
final class EvaluateStyleCommandTest {
  @TempDir private Path folder;
  private TrainScene scene;

  @BeforeEach
  void makePhotos() throws IOException {
    scene = TrainScene.in(folder);
  }

  @Test
  void evaluatingAStyleComparesItWithLbfgsPhotoByPhoto() throws Exception {
    assertThat(Scene.run(scene.train("waves.onnx", "--steps=2")).code()).isZero();
    List<String> arguments =
        List.of(
            "evaluate-style",
            scene.file("waves.onnx"),
            scene.file("painting.png"),
            "--photos=" + scene.file("photos"),
            "--evaluations=4",
            "--quiet");
    Scene.Result table = Scene.run(arguments.toArray(String[]::new));
    assertThat(table.code()).as(table.err()).isZero();
    List<String> lines = table.out().lines().toList();
    assertThat(lines).hasSize(1 + 8 + 1 + 2);
    assertThat(lines.get(0)).contains("loss", "content", "style", "TV", "L-BFGS 4", "worth");
    assertThat(lines.get(1)).startsWith("0.png ");
    assertThat(lines.get(9)).startsWith("median ");
    List<String> asJson = new ArrayList<>(arguments);
    asJson.add("--json");
    JsonNode tree = new ObjectMapper().readTree(Scene.run(asJson.toArray(String[]::new)).out());
    assertThat(tree.get("photos")).hasSize(8);
    for (JsonNode photo : tree.get("photos")) {
      double loss = photo.get("loss").asDouble();
      double terms =
          Stream.of("content", "style", "total_variation")
              .mapToDouble(term -> photo.get(term).asDouble())
              .sum();
      assertThat(loss).isCloseTo(terms, withinPercentage(1e-6));
      assertThat(photo.get("worth").isNull()).isEqualTo(loss < photo.get("lbfgs").asDouble());
    }
    JsonNode medians = tree.get("medians");
    boolean holds = medians.get("loss").asDouble() <= medians.get("lbfgs").asDouble();
    assertThat(tree.get("holds").asBoolean()).isEqualTo(holds);
    assertThat(lines.get(11)).contains(holds ? "is at or below" : "is above");
    assertThat(lines.get(11)).endsWith("from the photo");
    assertThat(tree.get("init").asText()).isEqualTo("content");
    asJson.add("--init=noise");
    JsonNode noise = new ObjectMapper().readTree(Scene.run(asJson.toArray(String[]::new)).out());
    assertThat(noise.get("init").asText()).isEqualTo("noise");
    assertThat(noise.get("medians").get("loss")).isEqualTo(medians.get("loss"));
    assertThat(noise.get("medians").get("lbfgs").asDouble())
        .isNotEqualTo(medians.get("lbfgs").asDouble());
    assertThat(lines.get(9))
        .contains(String.format(Locale.ROOT, "%.4g", medians.get("loss").asDouble()));
  }

  @Test
  void anotherPaintingIsTold() {
    assertThat(Scene.run(scene.train("waves.onnx", "--steps=1")).code()).isZero();
    String words = "trained on other style pictures";
    assertThat(evaluated("painting.png").err()).doesNotContain(words);
    Scene.Result other = evaluated("photos/0.png");
    assertThat(other.code()).isZero();
    assertThat(other.err()).contains(words);
  }

  private Scene.Result evaluated(String painting) {
    return Scene.run(
        "evaluate-style",
        scene.file("waves.onnx"),
        scene.file(painting),
        "--photos=" + scene.file("photos"),
        "--evaluations=1");
  }

  @Test
  void aStyleIsNotEvaluatedWithOtherWeightsOrByNothing() throws Exception {
    assertThat(Scene.run(scene.train("waves.onnx", "--steps=1")).code()).isZero();
    Path other = folder.resolve("other.safetensors");
    SafeTensors.write(
        other, Map.of(), Map.of("a", new WeightArray(new float[] {1}, 1)), ElementType.F32);
    String[] common = {
      "evaluate-style",
      scene.file("waves.onnx"),
      scene.file("painting.png"),
      "--photos=" + scene.file("photos")
    };
    Scene.Result weights =
        Scene.run(
            Stream.concat(Arrays.stream(common), Stream.of("--weights=" + other))
                .toArray(String[]::new));
    assertThat(weights.code()).isEqualTo(1);
    assertThat(weights.err()).contains("the style was trained with").hasLineCount(1);
    Scene.Result none =
        Scene.run(
            Stream.concat(Arrays.stream(common), Stream.of("--evaluations=0"))
                .toArray(String[]::new));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--evaluations: evaluations are 0").hasLineCount(1);
  }
}
