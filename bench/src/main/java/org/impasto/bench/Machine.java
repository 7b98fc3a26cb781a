package org.impasto.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.tensor.Precision;

/**
 * Where measurements were made.
 *
 * @param processor its name, as the system knows it
 * @param features of the processor that matter for speed, as Linux names them
 * @param processors that the system offers, threads of the same core counted each
 * @param threads that libtorch uses
 * @param system its name, version and architecture
 * @param java its version
 * @param precision the fastest that {@code --precision auto} would choose
 */
public record Machine(
    String processor,
    List<String> features,
    int processors,
    int threads,
    String system,
    String java,
    String precision) {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final List<String> MATTER =
      List.of("avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8");

  /** Copies the list. */
  public Machine {
    features = List.copyOf(features);
  }

  /** This one. */
  public static Machine here() {
    List<String> present = Arrays.asList(value("flags").split(" "));
    List<String> features = new ArrayList<>(MATTER);
    features.retainAll(present);
    return new Machine(
        value("model name"),
        features,
        Runtime.getRuntime().availableProcessors(),
        Libtorch.threads(),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        System.getProperty("java.version"),
        Precision.fastest(Device.CPU).label());
  }

  private static String value(String key) {
    try {
      return Files.readAllLines(CPU).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown"; // other systems than Linux
    }
  }

  /** All of it in a line. */
  public String text() {
    return "%s (%s), %d processors, %d threads; %s; Java %s; fastest precision %s"
        .formatted(
            processor, String.join(" ", features), processors, threads, system, java, precision);
  }
}
