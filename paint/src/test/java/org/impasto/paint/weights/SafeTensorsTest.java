package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SafeTensorsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ElementType.class)
  void whatIsWrittenIsReadBack(ElementType type) throws Exception {
    Map<String, WeightArray> arrays =
        Map.of(
            "b", new WeightArray(new float[] {1, -2, 0.5f, 0, 4096, -0.25f}, 2, 3),
            "a.weight", new WeightArray(new float[] {3}, 1, 1, 1, 1),
            "single", new WeightArray(new float[] {7}),
            "nothing", new WeightArray(new float[0], 0, 5));
    Map<String, String> metadata = Map.of("license", "CC0 — \"free\"", "model", "tiny");
    Path file = folder.resolve("w.safetensors");
    SafeTensors.write(file, metadata, arrays, type);
    Weights weights = Weights.read(file);
    assertThat(weights.metadata()).isEqualTo(metadata);
    assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(arrays.keySet());
    for (String name : arrays.keySet()) {
      assertThat(weights.get(name).shape()).isEqualTo(arrays.get(name).shape());
      assertThat(weights.get(name).data()).isEqualTo(arrays.get(name).data());
    }
  }

  @Test
  void theSameArraysInAnotherOrderGiveTheSameBytes() throws Exception {
    WeightArray one = new WeightArray(new float[] {1}, 1);
    WeightArray two = new WeightArray(new float[] {2, 3}, 2);
    Map<String, WeightArray> forwards = new LinkedHashMap<>();
    forwards.put("x", one);
    forwards.put("y", two);
    Map<String, WeightArray> backwards = new LinkedHashMap<>();
    backwards.put("y", two);
    backwards.put("x", one);
    SafeTensors.write(folder.resolve("f"), Map.of("k", "1", "a", "2"), forwards, ElementType.F16);
    SafeTensors.write(folder.resolve("b"), Map.of("a", "2", "k", "1"), backwards, ElementType.F16);
    assertThat(folder.resolve("f")).hasSameBinaryContentAs(folder.resolve("b"));
    try (var files = Files.list(folder)) {
      assertThat(files).as("no part file is left").hasSize(2);
    }
  }

  @Test
  void allFourTypesOfOneFileAreDecodedAsSpecified() throws Exception {
    ByteBuffer data = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 1).putShort((short) 0);
    data.putShort((short) 0x3f80).putShort((short) 0xc040);
    data.putFloat(0.1f).putDouble(1.0 / 3).putDouble(-2);
    String header =
        """
        {"f64":{"dtype":"F64","shape":[2],"data_offsets":[16,32]},
         "half":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]},
         "brain":{"dtype":"BF16","shape":[2],"data_offsets":[8,12],"later":[{}]},
         "f32":{"dtype":"F32","shape":[],"data_offsets":[12,16]}}
        """;
    Weights weights = Weights.read(file(header, data.array()));
    assertThat(weights.names()).containsExactly("half", "brain", "f32", "f64");
    assertThat(weights.get("half").data()).containsExactly(1, -2, 0x1p-24f, 0);
    assertThat(weights.get("brain").data()).containsExactly(1, -3);
    assertThat(weights.get("f32").data()).containsExactly(0.1f);
    assertThat(weights.get("f64").data()).containsExactly((float) (1.0 / 3), -2);
  }

  @Test
  void halfPrecisionRoundsToTheNearestAndRefusesWhatItCannotHold() throws Exception {
    float[] values = {65504, 65519, 1 + 0x1p-11f, 1 + 0x1p-11f + 0x1p-20f, 0x1.8p-24f, -0f};
    Path file = folder.resolve("half");
    SafeTensors.write(file, Map.of(), Map.of("a", new WeightArray(values, 6)), ElementType.F16);
    assertThat(Weights.read(file).get("a").data())
        .containsExactly(65504, 65504, 1, 1 + 0x1p-10f, 0x1p-23f, -0f);
    Map<String, WeightArray> tooLarge = Map.of("a", new WeightArray(new float[] {65520}, 1));
    assertThatThrownBy(() -> SafeTensors.write(file, Map.of(), tooLarge, ElementType.F16))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("'a' holds 65520.0 — F16 cannot store it");
    assertThat(Weights.read(file).get("a").size()).as("the old file stays").isEqualTo(6);
  }

  @Test
  void everyHalfPrecisionNumberSurvivesTheWayThroughFloat32() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Half.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.fromFloat(value)).isEqualTo((short) bits);
      }
    }
    assertThat(Half.toFloat((short) 0x7e00)).isNaN();
    assertThat(Half.toFloat(Half.fromFloat(Float.NaN))).isNaN();
    assertThat(Float.intBitsToFloat(Half.truncatedFromFloat(Float.NaN) << 16)).isNaN();
  }

  @Test
  void aFolderThatIsNotThereIsReportedWhenWriting() {
    Path file = folder.resolve("none").resolve("w.safetensors");
    assertThatThrownBy(() -> SafeTensors.write(file, Map.of(), Map.of(), ElementType.F32))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("cannot write " + file);
  }

  @Test
  void anArrayMayNotHaveTheNameOfTheMetadata() {
    Map<String, WeightArray> arrays = Map.of("__metadata__", new WeightArray(new float[1], 1));
    for (ElementType type : List.of(ElementType.F32, ElementType.F16)) {
      assertThatThrownBy(() -> SafeTensors.write(folder.resolve("w"), Map.of(), arrays, type))
          .isInstanceOf(WeightException.class)
          .hasMessageContaining("__metadata__");
    }
  }

  private Path file(String header, byte[] data) throws Exception {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("hand.safetensors"), bytes.array());
  }
}
