package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.impasto.image.PictureWriter;
import org.impasto.image.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process holds while it stylizes a large picture; docs/feed-forward.md has a larger one.
 */
final class MeasuredMemoryTest {
  /** Large enough for strokes of three sizes. */
  private static final int WIDTH = 2400;

  private static final int HEIGHT = 2000;
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the peak is read from /proc")
  void tilesBoundTheMemory() throws Exception {
    Path photo = folder.resolve("photo.png");
    PictureWriter.write(Photos.landscape(WIDTH, HEIGHT), photo, WriteOptions.DEFAULTS);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx300m",
            "-cp",
            System.getProperty("java.class.path"),
            MeasuredRun.class.getName(),
            photo.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    String[] numbers = printed.strip().split(" ", -1);
    assertThat(printed.strip()).endsWith(" " + WIDTH + " " + HEIGHT);
    assertThat(Long.parseLong(numbers[0]) / MEGABYTE).as("peak in MB").isLessThan(700);
  }
}
