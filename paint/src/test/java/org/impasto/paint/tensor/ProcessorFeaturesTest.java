package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFeaturesTest {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "flags\t\t: fpu avx2 avx512_bf16, true",
    "flags\t\t: fpu amx_bf16 avx2, true",
    "flags\t\t: fpu avx2 avx512f, false",
    "Features\t: fp asimd bf16, false"
  })
  void bf16IsThereIfLinuxNamesItsInstructions(String line, boolean expected) throws Exception {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(file, "processor\t: 0\n" + line + "\n");
    assertThat(ProcessorFeatures.multipliesInBf16(file)).isEqualTo(expected);
  }

  @Test
  void onOtherSystemsThereIsNone() {
    assertThat(ProcessorFeatures.multipliesInBf16(folder.resolve("none"))).isFalse();
  }

  @Test
  void theFastestPrecisionOfAProcessorIsWhatItHas() throws Exception {
    boolean told =
        Files.exists(CPU) && Files.readString(CPU).matches("(?s).*\\b(avx512|amx)_bf16\\b.*");
    assertThat(Precision.fastest(Device.CPU)).isEqualTo(told ? Precision.BF16 : Precision.FP32);
    assertThat(Precision.fastest(new Device(Device.Kind.CUDA, 0))).isEqualTo(Precision.FP32);
  }
}
