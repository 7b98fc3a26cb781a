package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.impasto.paint.feedforward.StyleFile;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code impasto train} leaves behind, and goes on from. */
final class TrainFilesTest {
  @TempDir private Path folder;
  private TrainScene scene;

  @BeforeEach
  void makePhotos() throws IOException {
    scene = TrainScene.in(folder);
  }

  private static void assertSame(StyleFile one, StyleFile other) {
    for (Map.Entry<String, WeightArray> array : one.style().arrays().entrySet()) {
      assertThat(other.style().arrays().get(array.getKey()).data())
          .as(array.getKey())
          .containsExactly(array.getValue().data());
    }
  }

  @Test
  void aTrainingThatWasAtItsEndWritesTheSameStyleAgain() throws Exception {
    String[] arguments =
        scene.train("waves.onnx", "--steps=1", "--resume", "--validate=" + scene.file("photos"));
    assertThat(Scene.run(arguments).code()).isZero();
    Path written = folder.resolve("waves.onnx");
    StyleFile first = StyleFile.read(written);
    Files.delete(written);
    assertThat(Scene.run(arguments).code()).isZero();
    StyleFile again = StyleFile.read(written);
    assertSame(first, again);
    String measured = "impasto.objective";
    assertThat(again.metadata().get(measured))
        .isEqualTo(first.metadata().get(measured))
        .isNotNull();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
  void aKilledTrainingResumesToTheSameStyle() throws Exception {
    assertThat(Scene.run(scene.train("whole.onnx", "--steps=14", "--store=fp32")).code()).isZero();
    String[] arguments =
        scene.train(
            "killed.onnx",
            "--steps=14",
            "--store=fp32",
            "--checkpoint-seconds=0",
            "--log=" + scene.file("log.jsonl"));
    Child killed = Child.start(folder.resolve("out.txt"), Map.of(), arguments);
    killed.waitUntil(() -> loggedSteps() >= 5).kill();
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(folder.resolve("killed.onnx")).doesNotExist();
    String[] again = Arrays.copyOf(arguments, arguments.length + 1);
    again[arguments.length] = "--resume";
    Child resumed = Child.start(folder.resolve("out.txt"), Map.of(), again);
    assertThat(resumed.exitCode()).as(resumed.output()).isZero();
    assertSame(
        StyleFile.read(folder.resolve("whole.onnx")),
        StyleFile.read(folder.resolve("killed.onnx")));
    assertThat(loggedSteps()).as("every step once").isEqualTo(14);
  }

  private long loggedSteps() {
    try {
      Path log = folder.resolve("log.jsonl");
      return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void replacesNoFileUnasked() throws Exception {
    Files.writeString(folder.resolve("style.onnx"), "precious");
    Scene.Result result = Scene.run(scene.train("style.onnx", "--steps=1"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("exists", "--overwrite");
    assertThat(folder.resolve("style.onnx")).content().isEqualTo("precious");
  }

  @Test
  void whatAnEarlierTrainingSavedIsReplacedOnRequestOnly() throws Exception {
    assertThat(Scene.run(scene.train("a.onnx", "--steps=1")).code()).isZero();
    Path checkpoint = folder.resolve("a.onnx.train/checkpoint.safetensors");
    byte[] saved = Files.readAllBytes(checkpoint);
    Files.delete(folder.resolve("a.onnx"));
    Scene.Result refused = Scene.run(scene.train("a.onnx", "--steps=2"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("a.onnx.train holds a checkpoint", "--resume", "--overwrite")
        .hasLineCount(1);
    assertThat(checkpoint).hasBinaryContent(saved);
    assertThat(Scene.run(scene.train("a.onnx", "--steps=2", "--overwrite")).code()).isZero();
    assertThat(Scene.run(scene.train("a.onnx", "--steps=2")).err())
        .as("with the style there too")
        .contains("--resume --overwrite to go on");
  }

  @Test
  void aCheckpointOfAnotherVersionIsRefused() throws Exception {
    Path checkpoint = folder.resolve("v.onnx.train/checkpoint.safetensors");
    Files.createDirectories(checkpoint.getParent());
    SafeTensors.write(
        checkpoint,
        Map.of("format", "impasto training 2"),
        Map.of("point", new WeightArray(new float[] {1}, 1)),
        ElementType.F32);
    Scene.Result result = Scene.run(scene.train("v.onnx", "--steps=1", "--resume"));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("no checkpoint of this version", "--overwrite");
  }

  @Test
  void resumingWhatNeverBeganReplacesNothing() throws Exception {
    Files.writeString(folder.resolve("log.jsonl"), "precious");
    Scene.Result result =
        Scene.run(
            scene.train("x.onnx", "--steps=1", "--resume", "--log=" + scene.file("log.jsonl")));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("log.jsonl exists", "--overwrite").hasLineCount(1);
    assertThat(folder.resolve("log.jsonl")).content().isEqualTo("precious");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
  void anInterruptedTrainingSaysHowToGoOn() throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                scene.train("long.onnx", "--steps=100000", "--log=" + scene.file("log.jsonl"))));
    arguments.remove("--quiet");
    Child stopped =
        Child.start(folder.resolve("out.txt"), Map.of(), arguments.toArray(String[]::new));
    stopped.waitUntil(() -> loggedSteps() >= 2).terminate();
    assertThat(stopped.exitCode()).isEqualTo(130);
    assertThat(stopped.output()).contains("saved in", "the same command with --resume goes on");
    assertThat(folder.resolve("long.onnx")).doesNotExist();
    assertThat(folder.resolve("long.onnx.train/checkpoint.safetensors")).exists();
  }
}
