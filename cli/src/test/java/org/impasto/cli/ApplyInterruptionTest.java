package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.impasto.image.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is stopped, as a real process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
final class ApplyInterruptionTest {
  private static final int COUNT = 40;

  @TempDir private Path folder;

  private Child start(String log, String... more) throws IOException {
    String[] fixed = {
      "apply",
      folder.resolve("style.onnx").toString(),
      folder.resolve("photos").toString(),
      "-o",
      folder.resolve("out").toString()
    };
    String[] all = Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new);
    return Child.start(folder.resolve(log), Map.of(), all);
  }

  private List<Path> results() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(out)) {
      return files.toList();
    }
  }

  @Test
  void aStoppedBatchIsWholeAndGoesOnWithTheRest() throws Exception {
    StyleScene.style(folder.resolve("style.onnx"));
    for (int i = 0; i < COUNT; i++) {
      StyleScene.photo(folder.resolve("photos/" + i + ".png"), 900, 700);
    }
    Child stopped =
        start("stopped.txt")
            .waitUntil(
                () -> {
                  try {
                    return results().size() >= 3;
                  } catch (IOException e) {
                    return false;
                  }
                })
            .terminate();
    assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(130);
    assertThat(stopped.output()).contains("--skip-existing does the rest");
    int there = results().size();
    assertThat(there).isBetween(3, COUNT - 1);
    for (Path file : results()) {
      assertThat(PictureReader.read(file).width()).as(file.toString()).isEqualTo(900);
    }
    Child rest = start("rest.txt", "--skip-existing");
    assertThat(rest.exitCode()).as(rest.output()).isZero();
    assertThat(rest.output())
        .contains("wrote %d of %d".formatted(COUNT - there, COUNT - there))
        .contains("%d were there already".formatted(there));
    assertThat(results()).hasSize(COUNT);
  }
}
