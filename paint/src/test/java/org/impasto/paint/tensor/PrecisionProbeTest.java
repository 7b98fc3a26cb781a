package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
  void theChoiceIsTheSameEveryTime() {
    Precision first = Precision.fastest(Device.CPU);
    for (int i = 0; i < 5; i++) {
      assertThat(Precision.fastest(Device.CPU)).isEqualTo(first);
    }
  }
}
