package org.impasto.paint.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this processor can do, as Linux on x86-64 tells. Nothing is measured, which would come out
 * differently from one start to the next, and with it the pictures.
 */
final class ProcessorFeatures {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** What multiplies in bfloat16. */
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16");

  private ProcessorFeatures() {}

  /** Whether it multiplies in bfloat16; false where the system does not tell. */
  static boolean multipliesInBf16() {
    return multipliesInBf16(CPU);
  }

  static boolean multipliesInBf16(Path file) {
    return named(file).map(has -> has.stream().anyMatch(BFLOAT16::contains)).orElse(false);
  }

  private static Optional<Set<String>> named(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("flags"))
          .map(ProcessorFeatures::names)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // another system
    }
  }

  private static Set<String> names(String line) {
    return Set.copyOf(List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")));
  }
}
