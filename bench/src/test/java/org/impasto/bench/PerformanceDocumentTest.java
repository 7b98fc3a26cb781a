package org.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page about performance says what {@code impasto bench} has measured. */
class PerformanceDocumentTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path MEASURED = DOCS.resolve("performance");

  @Test
  void everyTableOfThePageIsOneThatWasMeasured() throws Exception {
    List<String> page = Files.readAllLines(DOCS.resolve("performance.md"));
    List<String> measured = Files.readAllLines(MEASURED.resolve("bench.md"));
    assertThat(measured).hasSizeGreaterThan(20);
    assertThat(page).containsAll(measured.stream().filter(line -> !line.isBlank()).toList());
  }

  /** Tables of the other processor are a page of their own; its ratios and machine are on this. */
  @Test
  void everyRatioOfTheProcessorWithBf16IsOnThePage() throws Exception {
    List<String> page = Files.readAllLines(DOCS.resolve("performance.md"));
    List<String> ratios =
        Files.readAllLines(MEASURED.resolve("bf16.md")).stream()
            .filter(line -> line.contains(" times less ") || line.startsWith("Impasto 0."))
            .toList();
    assertThat(ratios).hasSizeGreaterThan(10);
    assertThat(page).containsAll(ratios);
  }

  @Test
  void tablesAndJsonTellOfTheSameComparisons() throws Exception {
    String text = Files.readString(MEASURED.resolve("bench.md"));
    JsonNode tree = new ObjectMapper().readTree(MEASURED.resolve("bench.json").toFile());
    Set<String> titles = new HashSet<>();
    for (JsonNode comparison : tree.get("comparisons")) {
      titles.add(comparison.get("title").asText());
      assertThat(text).contains("**" + comparison.get("title").asText() + "**");
    }
    assertThat(titles).hasSizeGreaterThan(5);
  }
}
