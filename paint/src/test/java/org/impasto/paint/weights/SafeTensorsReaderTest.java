package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeTensorsReaderTest {
  private static final long FIVE_GIGABYTES = 5_000_000_000L;

  @TempDir Path folder;

  /** Zeros that take no room on the disk, then four bytes that are not. */
  private Path sparse(String header, long length) throws Exception {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(json.length).put(json).flip();
    Path file = folder.resolve("sparse.safetensors");
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      out.write(start);
      out.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 8 + json.length + length - 4);
    }
    return file;
  }

  private static String header() {
    return "{\"a\":{\"dtype\":\"F32\",\"shape\":[1249999999],\"data_offsets\":[0,4999999996]},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4999999996,5000000000]}}";
  }

  @Test
  void arrayBeyondFourGigabytesIsFoundWithoutReadingWhatLiesBefore() throws Exception {
    List<String> seen = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.allocate(4);
    try (SafeTensorsReader reader = SafeTensorsReader.open(sparse(header(), FIVE_GIGABYTES))) {
      reader.readArrays(
          (name, type, shape, in) -> {
            seen.add(name + type + List.of(shape[0], (long) shape.length));
            if (name.equals("b")) {
              in.read(bytes);
            }
          });
    }
    assertThat(seen).containsExactly("aF32[1249999999, 1]", "bF32[1, 2]");
    assertThat(bytes.array()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void fileThatIsTooShortIsRefusedBeforeAnArrayIsRead() throws Exception {
    Path file = sparse(header(), FIVE_GIGABYTES - 1);
    assertThatThrownBy(() -> SafeTensorsReader.open(file))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("sparse.safetensors has a bad safetensors header")
        .hasMessageContaining("the data at 4999999999");
  }

  @Test
  void emptyFileAndMissingFileAreRefused() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> SafeTensorsReader.open(empty))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("empty has 0 bytes");
    assertThatThrownBy(() -> SafeTensorsReader.open(folder.resolve("none")))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void failureOfTheReceiverNamesTheFile() throws Exception {
    Path file = folder.resolve("w");
    SafeTensors.write(
        file, Map.of(), Map.of("a", new WeightArray(new float[2], 2)), ElementType.F32);
    try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
      assertThatThrownBy(
              () ->
                  reader.readArrays(
                      (name, type, shape, in) -> {
                        throw new EOFException("the end");
                      }))
          .isInstanceOf(WeightException.class)
          .hasMessageContaining("cannot read " + file + " (the end)");
    }
  }
}
