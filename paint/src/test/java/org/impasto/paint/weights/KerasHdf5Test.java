package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files written by h5py; {@code make_keras_fixtures.py} beside them has the formula. */
final class KerasHdf5Test {

  private static final String[] LAYERS = {"block1_conv1", "block1_conv2", "block2_conv1"};
  private static final int[][] IN_OUT = {{3, 4}, {4, 5}, {5, 8}};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"keras_old.h5", "keras_new.h5"})
  void convolutionsAreReadOutputChannelFirst(String fixture) throws Exception {
    Weights weights = Weights.read(Files.write(folder.resolve(fixture), bytes(fixture)));
    assertThat(weights.names())
        .containsExactly(
            "block1_conv1.weight",
            "block1_conv1.bias",
            "block1_conv2.weight",
            "block1_conv2.bias",
            "block2_conv1.weight",
            "block2_conv1.bias");
    assertThat(weights.metadata())
        .containsEntry("backend", "tensorflow")
        .containsEntry("keras_version", "2.1.5");
    for (int k = 0; k < LAYERS.length; k++) {
      int in = IN_OUT[k][0];
      int out = IN_OUT[k][1];
      WeightArray weight = weights.get(LAYERS[k] + ".weight");
      assertThat(weight.shape()).containsExactly(out, in, 3, 3);
      assertThat(weight.data())
          .isEqualTo(uniform(1000 + 2 * k, out * in * 9, Math.sqrt(6.0 / (in * 9))));
      WeightArray bias = weights.get(LAYERS[k] + ".bias");
      assertThat(bias.shape()).containsExactly(out);
      assertThat(bias.data()).isEqualTo(uniform(1001 + 2 * k, out, 0.1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras_old.h5", "keras_new.h5"})
  void aCutFileGivesOneClearException(String fixture) throws Exception {
    byte[] bytes = bytes(fixture);
    for (int length : new int[] {8, 9, 100, 1000, bytes.length / 2, bytes.length * 9 / 10}) {
      Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Weights.read(cut))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(WeightException.class)
          .hasMessageContaining("cut.h5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras_old.h5", "keras_new.h5"})
  void aDamagedFileGivesWeightsOrAWeightExceptionAndNothingElse(String fixture) throws Exception {
    byte[] bytes = bytes(fixture);
    Random random = new Random(5);
    int refused = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] damaged = bytes.clone();
      for (int i = 0; i < 1 + trial % 40; i++) {
        damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
      }
      try {
        KerasHdf5.parse("damaged.h5", "0".repeat(64), damaged);
      } catch (WeightException e) {
        assertThat(e).hasMessageContaining("damaged.h5");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static byte[] bytes(String fixture) throws Exception {
    try (InputStream in = KerasHdf5Test.class.getResourceAsStream(fixture)) {
      return in.readAllBytes();
    }
  }

  /** (2 u - 1) * scale for the first {@code n} numbers u of the stream. */
  private static float[] uniform(long stream, int n, double scale) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      long z = mix(stream * 0xD1342543DE82EF95L + (i + 1) * 0x9E3779B97F4A7C15L);
      values[i] = (float) ((2 * ((z >>> 40) * 0x1p-24) - 1) * scale);
    }
    return values;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
