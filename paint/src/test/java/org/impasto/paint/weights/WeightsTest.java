package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightsTest {

  private static final String ZERO_HASH = "0".repeat(64);

  @TempDir Path folder;

  @Test
  void aMissingArrayIsReportedWithTheFileAndTheFirstNames() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : new String[] {"e", "d", "c", "b", "a"}) {
      arrays.put(name, new WeightArray(new float[1], 1));
    }
    Weights weights = Weights.of("net.safetensors", ZERO_HASH, Map.of(), arrays);
    assertThat(weights.contains("conv9")).isFalse();
    assertThat(weights.names()).containsExactly("e", "d", "c", "b", "a");
    assertThatThrownBy(() -> weights.get("conv9"))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("'conv9' in net.safetensors — it has 5: e, d, c, b, …");
  }

  @Test
  void weightsDoNotChangeWhenTheirSourcesDo() throws WeightException {
    float[] data = {1, 2};
    long[] shape = {2};
    Map<String, WeightArray> arrays =
        new LinkedHashMap<>(Map.of("a", new WeightArray(data, shape)));
    Weights weights = Weights.of("x", ZERO_HASH, Map.of(), arrays);
    data[0] = 9;
    shape[0] = 9;
    arrays.clear();
    weights.get("a").data()[1] = 9;
    weights.get("a").shape()[0] = 9;
    assertThat(weights.get("a").data()).containsExactly(1, 2);
    assertThat(weights.get("a").shape()).containsExactly(2);
  }

  @Test
  void anArrayRefusesAShapeOfAnotherSize() {
    assertThatThrownBy(() -> new WeightArray(new float[6], 2, 2))
        .hasMessageContaining("6 elements and shape [2, 2]");
    assertThatThrownBy(() -> new WeightArray(new float[2], -1, -2))
        .hasMessageContaining("[-1, -2]");
    assertThatThrownBy(() -> new WeightArray(new float[0], 1L << 32, 1L << 32))
        .hasMessageContaining("shape");
    assertThat(new WeightArray(new float[] {7}).rank()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'',empty",
    "'PK34567890',PyTorch",
    "'<!DOCTYPE html>',web page",
    "'version https://git-lfs.github.com/spec/v1',Git LFS",
    "'0123456789',unknown kind"
  })
  void aFileOfAnotherKindIsNamedInOneLine(String content, String kind) throws IOException {
    Path file = Files.writeString(folder.resolve("w.h5"), content, StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Weights.read(file))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("w.h5 is ")
        .hasMessageContaining(kind)
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.lines()).hasSize(1));
  }

  @Test
  void aMissingFileAndAFolderAreToldApart() {
    assertThatThrownBy(() -> Weights.read(folder.resolve("none.h5")))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> Weights.read(folder))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void theFormatIsFoundByContentAndTheHashIsOfTheFile() throws Exception {
    Path file = folder.resolve("misnamed.h5");
    SafeTensors.write(
        file, Map.of(), Map.of("a", new WeightArray(new float[] {1}, 1)), ElementType.F32);
    Weights weights = Weights.read(file);
    assertThat(weights.names()).containsExactly("a");
    assertThat(weights.source()).isEqualTo("misnamed.h5");
    assertThat(weights.sha256())
        .isEqualTo(Checksum.of(Checksum.Algorithm.SHA256, Files.readAllBytes(file)));
    Weights fromMemory = Weights.parse("embedded", Files.readAllBytes(file));
    assertThat(fromMemory.sha256()).isEqualTo(weights.sha256());
    assertThat(fromMemory.get("a").data()).isEqualTo(weights.get("a").data());
  }
}
