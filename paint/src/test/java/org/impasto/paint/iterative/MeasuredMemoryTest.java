package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimate against what a process really holds; docs/performance.md has more sizes. */
class MeasuredMemoryTest {

  @ParameterizedTest
  @CsvSource({"squeezenet1_1, 256, 0", "squeezenet1_1, 512, 0", "squeezenet1_1, 512, 128"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the peak is read from /proc")
  void estimateIsWithinAQuarterOfTheMeasuredPeak(String network, String size, String tile)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            MeasuredRun.class.getName(),
            network,
            size,
            tile);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    String[] numbers = printed.strip().split(" ", -1);
    double ratio = Double.parseDouble(numbers[1]) / Double.parseDouble(numbers[0]);
    assertThat(ratio).as("estimate over peak, %s", printed).isBetween(0.75, 1.25);
  }
}
