package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SafeTensorsDamageTest {

  private static final byte[] EIGHT = new byte[8];

  @TempDir Path folder;

  static Stream<Arguments> badHeaders() {
    return Stream.of(
        Arguments.of("{not json", "not JSON"),
        Arguments.of("{}x", "not JSON"),
        Arguments.of("{} {}", "follows"),
        Arguments.of("{\"a\":1}", "a is VALUE_NUMBER_INT"),
        Arguments.of("{\"a\":{}}", "lacks dtype"),
        Arguments.of(entry("I64", "[1]", "[0,8]"), "'a' is I64"),
        Arguments.of(entry("F32", "[3]", "[0,8]"), "'a' has 8 bytes"),
        Arguments.of(entry("F32", "[2]", "[0,7]"), "'a' has 7 bytes"),
        Arguments.of(entry("F32", "[-2]", "[0,8]"), "impossible shape [-2]"),
        Arguments.of(entry("F32", "[-2,-1]", "[0,8]"), "impossible shape"),
        Arguments.of(entry("F32", "[4294967296,4294967296]", "[0,0]"), "impossible shape"),
        Arguments.of(entry("F32", "[4611686018427387904]", "[0,0]"), "has 0 bytes"),
        Arguments.of(entry("F32", "[99999999999999999999]", "[0,8]"), "not JSON"),
        Arguments.of(entry("F32", "[2.0]", "[0,8]"), "VALUE_NUMBER_FLOAT"),
        Arguments.of(entry("F32", "[[2]]", "[0,8]"), "START_ARRAY"),
        Arguments.of(entry("F32", "[2]", "[0,8,8]"), "two data_offsets"),
        Arguments.of(entry("F32", "[4]", "[0,16]"), "the data at 8"),
        Arguments.of(entry("F32", "[1]", "[4,8]"), "the array before it ends at 0"),
        Arguments.of(entry("F32", "[2]", "[8,0]"), "lies at bytes 8 to 0"),
        Arguments.of(entry("F32", "[1]", "[-4,0]"), "lies at bytes -4 to 0"),
        Arguments.of(entry("F32", "[1]", "[0,4]"), "the arrays end at byte 4, the data at byte 8"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
            "'b' lies at bytes 4 to 8"),
        Arguments.of(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "Duplicate"),
        Arguments.of("{\"__metadata__\":{\"k\":1}}", "__metadata__.k"),
        Arguments.of("{\"a\":" + "[".repeat(5000), "a is START_ARRAY"),
        Arguments.of("{\"a\":{\"x\":" + "[".repeat(5000), "nesting"));
  }

  @ParameterizedTest
  @MethodSource("badHeaders")
  void aBadHeaderIsRefusedWithItsReason(String header, String reason) throws Exception {
    Path file = file(header.getBytes(StandardCharsets.UTF_8), EIGHT);
    assertThatThrownBy(() -> Weights.read(file))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("bad.safetensors has a bad safetensors header")
        .hasMessageContainingAll(reason);
  }

  @ParameterizedTest
  @MethodSource("lyingLengths")
  void aHeaderLengthBeyondTheFileIsRefusedBeforeAnythingIsAllocated(long length) throws Exception {
    byte[] file = Files.readAllBytes(file("{}".getBytes(StandardCharsets.UTF_8), new byte[0]));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Path lying = Files.write(folder.resolve("lying.safetensors"), file);
    assertThatThrownBy(() -> Weights.read(lying))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("says its header has " + Long.toUnsignedString(length) + " bytes");
  }

  static Stream<Long> lyingLengths() {
    return Stream.of(3L, 100_000_001L, Long.MAX_VALUE, -1L, Integer.MAX_VALUE + 1L);
  }

  @Test
  void invalidUtf8IsRefused() throws Exception {
    byte[] header = entry("F32", "[2]", "[0,8]").getBytes(StandardCharsets.UTF_8);
    header[2] = (byte) 0xff;
    Path file = file(header, EIGHT);
    assertThatThrownBy(() -> Weights.read(file))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void damagedFilesGiveWeightsOrAWeightExceptionAndNothingElse() throws Exception {
    Path good = folder.resolve("good.safetensors");
    Map<String, WeightArray> arrays =
        Map.of("a", new WeightArray(new float[6], 2, 3), "b", new WeightArray(new float[4], 4));
    SafeTensors.write(good, Map.of("k", "v"), arrays, ElementType.F32);
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(3);
    int refused = 0;
    for (int trial = 0; trial < 3000; trial++) {
      byte[] damaged =
          Arrays.copyOf(bytes, trial % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
      for (int i = 0; i < 1 + trial % 4 && damaged.length > 0; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        SafeTensors.parse("damaged", "0".repeat(64), damaged);
      } catch (WeightException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static String entry(String type, String shape, String offsets) {
    return "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(type, shape, offsets);
  }

  private Path file(byte[] header, byte[] data) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data);
    return Files.write(folder.resolve("bad.safetensors"), bytes.array());
  }
}
