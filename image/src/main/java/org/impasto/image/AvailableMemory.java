package org.impasto.image;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a program may use without pushing other programs out. */
public final class AvailableMemory {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final String LINE = "MemAvailable:";

  private AvailableMemory() {}

  /**
   * Bytes: on Linux what the kernel says can be had without swapping, elsewhere the free memory;
   * never more than a container allows.
   */
  public static long bytes() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = fromKernel().orElse(system.getFreeMemorySize());
    return Math.min(free, system.getTotalMemorySize());
  }

  /**
   * Bytes that Java objects may still take.
   *
   * @param wanted if it seems to be less, what nothing needs any more is let go first
   */
  public static long heapBytes(long wanted) {
    if (freeHeap() < wanted) {
      System.gc(); // until then, what is garbage counts as taken
    }
    return freeHeap();
  }

  private static long freeHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }

  private static OptionalLong fromKernel() {
    try {
      for (String line : Files.readAllLines(MEMINFO)) {
        if (line.startsWith(LINE)) {
          String kibibytes = line.substring(LINE.length()).replace("kB", "").strip();
          return OptionalLong.of(Long.parseLong(kibibytes) * 1024);
        }
      }
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
