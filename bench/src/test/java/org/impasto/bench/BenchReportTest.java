package org.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final Machine MACHINE =
      new Machine("a processor", List.of("avx2"), 2, 2, "Linux", "17", "fp32");
  private static final List<Timing> TIMINGS =
      List.of(new Timing("slow", List.of(6.0, 5.0, 8.0)), new Timing("fast", List.of(2.0)));

  private static BenchReport report(Target... targets) {
    return new BenchReport(
        MACHINE, "1.0", List.of(new Comparison("work", "s", TIMINGS, List.of(targets))));
  }

  @Test
  void tablesSayHowManyTimesLessAndWhetherThatIsEnough() {
    String text =
        report(
                new Target("fast", "slow", 2.5),
                new Target("fast", "slow", 3.5),
                Target.shown("fast", "slow"))
            .markdown();
    assertThat(text)
        .contains("| slow | 6.00 | 5.00 | 8.00 |")
        .contains("3.00 times less with fast than with slow; aim 2.50, reached.")
        .contains("3.00 times less with fast than with slow; aim 3.50, missed.")
        .contains("3.00 times less with fast than with slow.\n")
        .contains("a processor (avx2), 2 processors");
  }

  @Test
  void jsonHasEveryAmount() throws Exception {
    JsonNode tree = new ObjectMapper().readTree(report(new Target("fast", "slow", 2.5)).json());
    JsonNode comparison = tree.get("comparisons").get(0);
    assertThat(comparison.get("timings").get(0).get("amounts")).hasSize(3);
    assertThat(comparison.get("ratios").get(0).get("ratio").asDouble()).isEqualTo(3);
    assertThat(tree.get("machine").get("processor").asText()).isEqualTo("a processor");
  }

  @Test
  void aRatioOfWhatWasNotMeasuredIsRefused() {
    assertThatThrownBy(() -> report(new Target("faster", "slow", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("faster");
  }

  @Test
  void theChartHasARowForEveryAim() {
    List<Comparison> one = report(new Target("fast", "slow", 2)).comparisons();
    List<Comparison> two =
        report(new Target("fast", "slow", 2), new Target("slow", "fast", 2)).comparisons();
    assertThat(BenchChart.of(two).height()).isGreaterThan(BenchChart.of(one).height());
    assertThat(BenchChart.hasBars(report(Target.shown("fast", "slow")).comparisons())).isFalse();
  }

  @Test
  void rowsOfTheChartHaveNamesOfTheirOwn() {
    List<Timing> timings =
        List.of(
            new Timing("a", List.of(1.0)),
            new Timing("b", List.of(2.0)),
            new Timing("c", List.of(3.0)));
    Target first = new Target("a", "b", 2);
    Target second = new Target("a", "c", 2);
    Comparison comparison = new Comparison("work", "s", timings, List.of(first, second));
    assertThat(BenchChart.label(comparison, first))
        .isNotEqualTo(BenchChart.label(comparison, second));
  }

  @Test
  void sizesThatNoMachineMeasuresAreRefused() {
    assertThatThrownBy(() -> new BenchOptions(8, 5, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size is 8; it must be from 64 to 2048");
  }
}
