package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Styles by name. */
final class StyleLibraryTest {
  private static final byte[] STYLE = Johnson.SMALL.bytes();

  @TempDir private Path folder;
  private final Map<String, byte[]> shipped = new HashMap<>();

  private StyleLibrary library() {
    return new StyleLibrary(
        folder.resolve("styles"),
        name -> shipped.containsKey(name) ? new ByteArrayInputStream(shipped.get(name)) : null);
  }

  private void ship(String checksum) {
    shipped.put("wave.onnx", STYLE);
    shipped.put("index.txt", (checksum + "  wave.onnx\n").getBytes(StandardCharsets.UTF_8));
  }

  private Path install(String name, byte[] bytes) throws Exception {
    Files.createDirectories(folder.resolve("styles"));
    return Files.write(folder.resolve("styles").resolve(name), bytes);
  }

  @Test
  void theProgramsOwnIndexCanBeReadAndEveryStyleInItIsWhole() throws Exception {
    StyleLibrary own = new StyleLibrary(folder.resolve("none"));
    assertThat(own.entries()).allMatch(entry -> entry.problem().isEmpty());
    for (StyleEntry entry : own.entries()) {
      assertThat(own.load(entry.name()).metadata().license()).isPresent();
    }
  }

  @Test
  void shippedAndInstalledStylesHaveNames() throws Exception {
    ship(Sha256.of(STYLE));
    install("mine.onnx", Johnson.zoo(0).bytes());
    install("notes.txt", new byte[3]);
    assertThat(library().entries()).extracting(StyleEntry::name).containsExactly("wave", "mine");
    assertThat(library().entries().get(0).metadata().license()).contains("CC0-1.0");
    assertThat(library().entries().get(0).bytes()).isEqualTo(STYLE.length);
    assertThat(library().load("wave").name()).isEqualTo("waves");
    assertThat(library().load("mine").name()).isEqualTo("mine");
    install("wave.onnx", Johnson.zoo(0).bytes());
    assertThat(library().load("wave").metadata().isOurs()).as("the user's counts").isFalse();
  }

  @Test
  void aDamagedStyleIsListedAsSuchAndNotLoaded() throws Exception {
    ship("0".repeat(64));
    install("bad.onnx", new byte[] {1, 2, 3, 4});
    assertThat(library().entries()).allMatch(entry -> entry.problem().isPresent());
    assertThatThrownBy(() -> library().load("wave")).hasMessageContaining("SHA-256");
    assertThatThrownBy(() -> library().load("bad")).hasMessageContaining("bad: ");
  }

  @Test
  void aFileThatIsTooLargeForAStyleIsNotReadWhole() throws Exception {
    Path huge = install("huge.onnx", new byte[0]);
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(3L << 30); // takes no room on the disk
    }
    ship(Sha256.of(STYLE));
    assertThat(library().entries().get(1).problem().orElseThrow()).contains("larger than 512 MB");
    assertThatThrownBy(() -> library().load("huge")).hasMessageContaining("larger than 512 MB");
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() throws Exception {
    ship(Sha256.of(STYLE));
    assertThatThrownBy(() -> library().load("wawe")).hasMessageContaining("styles are wave");
    assertThatThrownBy(() -> library().load("../styles/wave")).hasMessageContaining("no such");
  }
}
