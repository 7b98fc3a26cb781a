package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void aFileIsReplacedOnRequestOnly() throws Exception {
    Path file = folder.resolve("file");
    WholeFile.write(file, false, part -> Files.writeString(part, "one"));
    assertThatThrownBy(() -> WholeFile.write(file, false, part -> Files.writeString(part, "two")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).content().isEqualTo("one");
    WholeFile.write(file, true, part -> Files.writeString(part, "two"));
    assertThat(file).content().isEqualTo("two");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void whatFailsHalfWayLeavesTheFileAsItWas() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    true,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IOException("full");
                    }))
        .hasMessage("full");
    assertThat(file).content().isEqualTo("before");
    assertThat(files()).containsExactly(file);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
  void aFileMayBeReadByWhomAnyNewFileMay() throws Exception {
    Path usual = Files.writeString(folder.resolve("usual"), "");
    Path file = folder.resolve("file");
    WholeFile.write(file, true, part -> Files.writeString(part, ""));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }
}
