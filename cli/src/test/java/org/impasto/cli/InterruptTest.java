package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signals to a process that is slow to stop. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
final class InterruptTest {

  /** A program that hears of the first signal and does not stop. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) throws InterruptedException {
      try (Interrupt interrupt = Interrupt.listen(() -> System.out.println("first"))) {
        System.out.println("ready");
        Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        System.out.println("not stopped: " + interrupt.requested());
      }
    }
  }

  @Test
  void theSecondSignalEndsTheProcessAtOnce() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stubborn.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    process.toHandle().destroy();
    assertThat(process.inputReader().readLine()).isEqualTo("first");
    assertThat(process.isAlive()).isTrue();
    process.toHandle().destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }
}
