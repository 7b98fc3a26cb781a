package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir private Path folder;

  @Test
  void measuresApplyingAndTrainingAndWritesTables() throws Exception {
    Path out = folder.resolve("out");
    Child run = run("bench", "apply", "train", "--size", "128", "--rounds", "1", "-o", out + "");
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("times less with", "a folder of 8 photos of 128×128");
    assertThat(out.resolve("bench.json")).content().contains("training a style");
    assertThat(run.output()).contains(Files.readString(out.resolve("bench.md")));
    assertThat(PictureReader.read(out.resolve("bench.png")).width()).isPositive();
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    Child rounds = run("bench", "--rounds", "0");
    assertThat(rounds.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(rounds.output()).contains("rounds is 0; it must be from 1 to 100");
    Child area = run("bench", "everything");
    assertThat(area.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(area.output()).contains("everything", "startup");
  }

  private Child run(String... arguments) throws Exception {
    return Child.start(folder.resolve("log.txt"), Map.of(), arguments);
  }
}
