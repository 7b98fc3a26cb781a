package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.impasto.image.Picture;
import org.impasto.image.PictureReader;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code impasto evaluate-style} on pictures made by the test. */
final class EvaluateStyleCommandTest {
  private static final int GAP = 12; // around the pictures of a sheet
  private static final int LABEL = 26;

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

  @Test
  void theSheetShowsEachPhotoWhatLbfgsMakesOfItAndOnePass() throws Exception {
    assertThat(Scene.run(scene.train("waves.onnx", "--steps=1")).code()).isZero();
    Scene.Result evaluated = evaluated("painting.png", "--sheet=" + scene.file("sheet.png"));
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    Picture sheet = PictureReader.read(folder.resolve("sheet.png"));
    int side = (sheet.width() - GAP) / 6 - GAP;
    assertThat(sheet.height()).isEqualTo(GAP + 4 * (side + LABEL + GAP));
    for (int i = 0; i < 8; i++) {
      int top = GAP + i / 2 * (side + LABEL + GAP);
      int left = GAP + i % 2 * 3 * (side + GAP);
      assertThat(difference(sheet, side, top, left, 1)).as("L-BFGS has taken no step").isZero();
      assertThat(difference(sheet, side, top, left, 2)).as("one pass").isGreaterThan(0.05);
    }
  }

  /** The mean difference of the square at the corner given to the one so many farther right. */
  private static double difference(Picture sheet, int side, int top, int left, int farther) {
    double sum = 0;
    for (int i = 0; i < side * side; i++) {
      int y = top + i / side;
      int x = left + i % side;
      sum += Math.abs(sheet.value(0, y, x) - sheet.value(0, y, x + farther * (side + GAP)));
    }
    return sum / side / side;
  }

  @Test
  void aSheetReplacesNothingUnaskedAndNoInput() throws Exception {
    assertThat(Scene.run(scene.train("waves.onnx", "--steps=1")).code()).isZero();
    byte[] painting = Files.readAllBytes(folder.resolve("painting.png"));
    String sheet = "--sheet=" + scene.file("painting.png");
    Scene.Result exists = evaluated("painting.png", sheet);
    assertThat(exists.code()).isNotZero();
    assertThat(exists.err()).contains("painting.png", "the file exists").hasLineCount(1);
    assertThat(exists.out()).as("nothing was computed").isEmpty();
    Scene.Result input = evaluated("painting.png", sheet, "--overwrite");
    assertThat(input.code()).isEqualTo(2);
    assertThat(input.err()).contains("is also an input");
    assertThat(Files.readAllBytes(folder.resolve("painting.png"))).isEqualTo(painting);
  }

  private Scene.Result evaluated(String painting, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate-style",
                scene.file("waves.onnx"),
                scene.file(painting),
                "--photos=" + scene.file("photos"),
                "--evaluations=1"));
    arguments.addAll(List.of(options));
    return Scene.run(arguments.toArray(String[]::new));
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
