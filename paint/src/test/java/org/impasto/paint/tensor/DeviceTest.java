package org.impasto.paint.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceTest {

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "", "cuda:", "cuda:-1", "cuda:1000", "cpu:0", "mps:0", " cpu"})
  void unknownNameSaysWhichAreKnown(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Device.of(name))
        .withMessage("device is '" + name + "'; it must be cpu, cuda, cuda:N, mps or auto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "CPU"})
  void cpuIsAlwaysThere(String name) {
    assertThat(Device.of(name)).isEqualTo(Device.CPU).hasToString("cpu");
  }

  @Test
  void cudaWithoutItsNativesSaysHowToBuildThem() {
    assumeFalse(Libtorch.builtWithCuda(), "these natives can use CUDA");
    assertThatThrownBy(() -> Device.of("cuda:1"))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessage(
            "device cuda:1 is not there: this build holds the CPU natives only"
                + " — build with -Pcuda, or use --device cpu");
    assertThatThrownBy(() -> Device.of("cuda"))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessageStartingWith("device cuda:0 is not there");
  }

  @Test
  void cudaWithoutAGpuSaysWhatIsMissing() {
    assumeTrue(Libtorch.builtWithCuda(), "these natives cannot use CUDA");
    assumeTrue(Libtorch.cudaDevices() == 0, "there is a GPU");
    assertThatThrownBy(() -> Device.of("cuda"))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessageContaining("no NVIDIA GPU");
  }

  @Test
  void mpsElsewhereThanOnAnAppleComputerSaysWhatItNeeds() {
    assumeFalse(Libtorch.hasMps(), "there is an Apple GPU");
    assertThatThrownBy(() -> Device.of("mps"))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessage(
            "device mps is not there: it needs an Apple computer with an M-series processor"
                + " — use --device cpu");
  }

  @Test
  void autoIsTheCpuWhereThereIsNoGpu() {
    assumeFalse(Libtorch.cudaDevices() > 0 || Libtorch.hasMps(), "there is a GPU");
    assertThat(Device.of("auto")).isEqualTo(Device.CPU);
  }

  @Test
  void indexIsThatOfAGpuOrZero() {
    assertThat(new Device(Device.Kind.CUDA, 2)).hasToString("cuda:2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Device(Device.Kind.CPU, 1))
        .withMessageContaining("index is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Device(Device.Kind.CUDA, -1))
        .withMessageContaining("index is -1");
  }

  @Test
  void negativeNumberOfThreadsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Libtorch.setThreads(-1))
        .withMessage("threads is -1; it must be at least 1, or 0 for all processors");
  }

  @Test
  void matrixProductsUseAsManyThreadsAsConvolutions() {
    int before = Libtorch.threads();
    try {
      Libtorch.setThreads(1);
      assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
    } finally {
      Libtorch.setThreads(before);
    }
  }

  @Test
  void zeroThreadsLeaveTheNumberAsItWas() {
    int before = Libtorch.threads();
    try {
      Libtorch.setThreads(3);
      Libtorch.setThreads(0);
      assertThat(Libtorch.threads()).isEqualTo(3);
    } finally {
      Libtorch.setThreads(before);
    }
  }
}
