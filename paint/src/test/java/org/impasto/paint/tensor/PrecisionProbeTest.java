package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionProbeTest {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  @Test
  void bf16IsNotChosenWhereTheProcessorLacksIt() throws Exception {
    assumeTrue(Files.exists(CPU), "only Linux tells what its processor has");
    String text = Files.readString(CPU);
    assumeTrue(!text.contains("bf16"), "this processor may have bf16");
    assertThat(Precision.fastest(Device.CPU)).isEqualTo(Precision.FP32);
  }

  @Test
  void float32IsMeasuredOnItsFastestWay() {
    assumeTrue(Nnpack.available(), "convolutions are not transformed on this processor");
    try (Scope scope = Scope.open()) {
      boolean here = suits(PrecisionProbe.LARGE);
      assertThat(here).as("as a large one").isEqualTo(suits(256));
    }
  }

  private static boolean suits(int side) {
    return Nnpack.suits(PrecisionProbe.image(side).pointer(), PrecisionProbe.weight().pointer(), 0);
  }

  @Test
  void whatLinuxSaysOfTheProcessorDecides(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(file, "processor\t: 0\nflags\t\t: fpu avx2 avx512_bf16\nflags\t\t: fpu\n");
    assertThat(PrecisionProbe.features(file)).hasValue(Set.of("fpu", "avx2", "avx512_bf16"));
    Files.writeString(file, "processor\t: 0\nFeatures\t: fp asimd bf16\n");
    assertThat(PrecisionProbe.features(file)).isEmpty();
    assertThat(PrecisionProbe.features(folder.resolve("none"))).isEmpty();
  }

  @Test
  void bf16IsChosenWhereTheProcessorMultipliesInIt() throws Exception {
    assumeTrue(Files.exists(CPU), "only Linux tells what its processor has");
    assumeTrue(Files.readString(CPU).contains("avx512_bf16"), "this processor has no bf16");
    assertThat(Precision.fastest(Device.CPU)).isEqualTo(Precision.BF16);
  }

  @Test
  void theChoiceIsTheSameEveryTime() {
    Precision first = Precision.fastest(Device.CPU);
    for (int i = 0; i < 5; i++) {
      assertThat(Precision.fastest(Device.CPU)).isEqualTo(first);
    }
  }
}
