package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.optim.OptimizerState;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.LiveMemory;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InScope.class)
class CheckpointFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void open() {
    file = folder.resolve("run.checkpoint");
  }

  private void write(Map<String, Tensor> tensors) throws Exception {
    new Checkpoint(
            "f",
            1,
            7,
            new LossValues(1, 2, 3),
            new Way(64, false),
            new OptimizerState(tensors, Map.of()))
        .write(file);
  }

  private Map<String, Tensor> read() throws Exception {
    return Checkpoint.read(file, "f", Compute.DEFAULTS).optimizer().tensors();
  }

  @Test
  void arraysKeepTheirPrecisionAndEveryBit() throws Exception {
    float[] odd = {Float.NaN, -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 1f / 3, 7};
    double[] fine = {1.0 / 3, Double.MIN_VALUE, -Math.PI};
    write(Map.of("odd", Tensor.of(odd, 2, 3), "fine", Tensor.of(fine, 3, 1)));
    assertThat(read().get("odd").toFloats()).isEqualTo(odd);
    assertThat(read().get("odd").shape()).containsExactly(2, 3);
    assertThat(read().get("fine").toDoubles()).isEqualTo(fine);
  }

  @Test
  void elementsAreRowMajorWhateverTheirOrderInMemory() throws Exception {
    float[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    write(Map.of("image", Tensor.of(data, 1, 3, 2, 2).channelsLast()));
    assertThat(Weights.read(file).get("image").data()).isEqualTo(data);
  }

  @Test
  void arrayOfSeveralPiecesComesBack() throws Exception {
    Tensor table = ramp(3000).reshape(3000, 1).add(ramp(3000).multiply(1e-4));
    write(Map.of("table", table));
    Tensor again = read().get("table");
    assertThat(again.toFloats()).isEqualTo(table.toFloats());
  }

  @Test
  void whatWasReadIsFreedByReleasingIt() throws Exception {
    write(Map.of("table", ramp(3000).reshape(3000, 1).add(ramp(3000)))); // 36 MB
    read().values().forEach(Tensor::release);
    long before = LiveMemory.bytes();
    for (int i = 0; i < 8; i++) {
      read().values().forEach(Tensor::release);
    }
    assertThat(LiveMemory.bytes() - before).isLessThan(100_000_000);
  }

  /** Larger than the heap of the tests, than a Java array and than a Java buffer. */
  @Test
  @EnabledIfSystemProperty(named = "large", matches = "true", disabledReason = "takes 2.2 GB")
  void arrayOfMoreThanTwoGigabytesComesBack() throws Exception {
    Tensor table = ramp(23_400).reshape(23_400, 1).add(ramp(23_400).multiply(1e-4));
    double[] ofRows = table.mean(1).toDoubles();
    double[] ofColumns = table.mean(0).toDoubles();
    write(Map.of("table", table));
    table.release();
    assertThat(Files.size(file)).isGreaterThan(1L << 31);
    Tensor again = read().get("table");
    assertThat(again.mean(1).toDoubles()).isEqualTo(ofRows);
    assertThat(again.mean(0).toDoubles()).isEqualTo(ofColumns);
  }

  private static Tensor ramp(int length) {
    float[] data = new float[length];
    for (int i = 0; i < length; i++) {
      data[i] = i;
    }
    return Tensor.of(data, length);
  }
}
