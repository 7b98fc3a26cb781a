package org.impasto.paint.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightCatalogTest {

  /** Beside the repository, where a developer may keep real weights; tests run in the module. */
  private static final Path REAL_WEIGHTS = Path.of("..", "..", "shared", "weights");

  @Test
  void everyEntryIsFoundByItsNameAndHasItsOwnFile() {
    List<WeightEntry> entries = WeightCatalog.entries();
    assertThat(entries).extracting(WeightEntry::fileName).doesNotHaveDuplicates();
    for (WeightEntry entry : entries) {
      assertThat(WeightCatalog.named(entry.name())).isSameAs(entry);
      assertThat(entry.file().size()).isPresent();
      entry.file().uri().ifPresent(uri -> assertThat(uri).hasScheme("https"));
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> WeightCatalog.named("alexnet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'alexnet'")
        .hasMessageContaining("vgg16, vgg19, squeezenet1_1, vgg19_normalised");
  }

  @Test
  void aChecksumIsRefusedInAnotherForm() {
    assertThatThrownBy(() -> Checksum.md5("ABC")).hasMessageContaining("32 hexadecimal digits");
    assertThatThrownBy(() -> Checksum.sha256("g".repeat(64))).hasMessageContaining("SHA-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"squeezenet1_1", "vgg19_normalised"})
  void realFilesHaveTheChecksumsOfTheCatalogAndCanBeRead(String name) throws Exception {
    WeightEntry entry = WeightCatalog.named(name);
    Path file = REAL_WEIGHTS.resolve(entry.fileName());
    assumeTrue(Files.exists(file), () -> "skipped: no " + file + " beside the repository");
    assertThat(file).hasSize(entry.file().size().getAsLong());
    Weights weights = Weights.read(file);
    assertThat(weights.sha256()).isEqualTo(entry.file().checksum().hex());
    assertThat(weights.metadata()).containsKey("licence");
    String first = name.equals("squeezenet1_1") ? "features.0" : "conv1_1";
    assertThat(weights.get(first + ".weight").shape()).containsExactly(64, 3, 3, 3);
    for (String array : weights.names()) {
      for (float value : weights.get(array).data()) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }
}
