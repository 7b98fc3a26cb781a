package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that starts Java, with a Java that only tells what it was given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is for POSIX shells")
final class LauncherTest {
  private static final Path SCRIPT = Path.of("src/main/dist/bin/impasto").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void makeJava() throws IOException {
    Path java = folder.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\necho \"locale ${LC_ALL:-none}\"\n{ true 3<&0; } && { true 3>&2; } && echo \"streams are open\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  /** What {@code sh -c} prints, in which {@code $1} is the script. */
  private String run(String command, Map<String, String> locale) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command, "sh", SCRIPT.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().putAll(locale);
    builder.environment().put("JAVA_HOME", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed + "code " + process.waitFor();
  }

  @Test
  void withoutALocaleFileNamesAreInUtf8() throws Exception {
    assertThat(run("\"$1\" info x", Map.of())).contains("locale C.UTF-8", "code 0");
    assertThat(run("\"$1\" info x", Map.of("LANG", "C"))).contains("locale C.UTF-8");
    assertThat(run("\"$1\" info x", Map.of("LC_ALL", "POSIX"))).contains("locale C.UTF-8");
    assertThat(run("\"$1\" info x", Map.of("LANG", "de_DE.UTF-8"))).contains("locale none");
    assertThat(run("\"$1\" info x", Map.of("LANG", "C", "LC_ALL", "de_DE.UTF-8")))
        .contains("locale de_DE.UTF-8");
  }

  @Test
  void closedStreamsAreNoFilesOfJava() throws Exception {
    assertThat(run("\"$1\" info x >&-", Map.of()))
        .contains("standard output is closed", "code 1")
        .doesNotContain("streams");
    assertThat(run("\"$1\" info x <&- 2>&-", Map.of())).contains("streams are open", "code 0");
  }
}
