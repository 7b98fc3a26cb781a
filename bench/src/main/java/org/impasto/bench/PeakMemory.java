package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The most memory that a process holds, in MB; Linux tells it. */
final class PeakMemory {
  private static final long INTERVAL = 20;
  private static final String PEAK = "VmHWM:";
  private static final double KB_PER_MB = 1000 / 1.024;

  private PeakMemory() {}

  /** Runs {@code command} to its end. */
  static double of(ProcessBuilder command) throws IOException {
    Process process = command.start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    double peak = 0;
    try {
      while (!process.waitFor(INTERVAL, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peak(status));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
    Launcher.finish(process, command);
    if (peak == 0) {
      throw new IOException("this system does not tell the memory of a process — use Linux");
    }
    return peak;
  }

  private static double peak(Path status) {
    try {
      List<String> lines = Files.readAllLines(status);
      for (String line : lines) {
        if (line.startsWith(PEAK)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / KB_PER_MB;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }
}
