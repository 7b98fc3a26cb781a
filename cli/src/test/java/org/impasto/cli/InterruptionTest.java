package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.impasto.image.PictureReader;
import org.impasto.paint.iterative.Preset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped or killed, as real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
final class InterruptionTest {
  private static final int ITERATIONS = 24;
  private static final double LATER_SHARE = Preset.DEFAULT.options().scales().laterShare();
  private static final int STOP_AFTER = 12;

  @TempDir private static Path folder;
  private static Scene scene;
  private static Path uninterrupted;

  @BeforeAll
  static void paintWithoutInterruption() throws Exception {
    scene = Scene.in(folder);
    Child child = start("out.png");
    assertThat(child.exitCode()).as(child.output()).isZero();
    uninterrupted = Files.move(scene.file("out.png"), scene.file("expected.png"));
    Files.delete(scene.file("trace.jsonl"));
  }

  private static Child start(String output, String... more) throws IOException {
    String[] fixed = {
      "--iterations",
      Integer.toString(ITERATIONS),
      "--checkpoint-seconds",
      "0",
      "--trace",
      scene.file("trace.jsonl").toString()
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Child.start(scene.file("log.txt"), Map.of(), scene.paint(output, all));
  }

  private static boolean isWellOnItsWay() {
    try {
      Path trace = scene.file("trace.jsonl");
      return Files.exists(trace) && Files.readAllLines(trace).size() >= STOP_AFTER;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aKilledRunResumesToTheSamePicture() throws Exception {
    Child killed = start("out.png").waitUntil(InterruptionTest::isWellOnItsWay).kill();
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(scene.file("out.png")).doesNotExist();
    assertThat(scene.file("out.png.checkpoint")).exists();
    requireResumesToTheSamePicture();
  }

  @Test
  void aTerminatedRunWritesItsPictureAndResumesToTheSame() throws Exception {
    Child stopped = start("out.png").waitUntil(InterruptionTest::isWellOnItsWay).terminate();
    assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(130);
    assertThat(stopped.output()).contains("--resume goes on");
    assertThat(PictureReader.read(scene.file("out.png")).width()).isLessThanOrEqualTo(96);
    assertThat(PictureReader.readMetadata(scene.file("out.png")).provenance().orElseThrow())
        .contains("interrupted after");
    requireResumesToTheSamePicture();
  }

  private static void requireResumesToTheSamePicture() throws Exception {
    Child resumed = start("out.png", "--resume");
    assertThat(resumed.exitCode()).as(resumed.output()).isZero();
    assertThat(scene.file("out.png")).hasSameBinaryContentAs(uninterrupted);
    assertThat(scene.file("out.png.checkpoint")).doesNotExist();
    assertThat(Files.readAllLines(scene.file("trace.jsonl")))
        .as("every evaluation once")
        .hasSize(ITERATIONS + (int) Math.round(LATER_SHARE * ITERATIONS));
    Files.delete(scene.file("out.png"));
    Files.delete(scene.file("trace.jsonl"));
  }

  @Test
  void aResumptionWithOtherOptionsIsRefused() throws Exception {
    start("other.png")
        .waitUntil(() -> Files.exists(scene.file("other.png.checkpoint")))
        .kill()
        .exitCode();
    Files.deleteIfExists(scene.file("trace.jsonl"));
    Child other = start("other.png", "--resume", "--style-weight", "7");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.output()).contains("belongs to other pictures, weights or options");
  }
}
