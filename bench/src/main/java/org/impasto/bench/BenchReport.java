package org.impasto.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, for people and for programs.
 *
 * @param machine where
 * @param version of Impasto
 * @param comparisons what
 */
public record BenchReport(Machine machine, String version, List<Comparison> comparisons) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the list. */
  public BenchReport {
    comparisons = List.copyOf(comparisons);
  }

  /** Tables in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("Impasto %s. %s.\n".formatted(version, machine.text()));
    for (Comparison comparison : comparisons) {
      text.append("\n**%s**\n\n".formatted(comparison.title()));
      text.append("| | median, %s | from | to |\n|---|---|---|---|\n".formatted(comparison.unit()));
      for (Timing timing : comparison.timings()) {
        text.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    timing.name(),
                    number(timing.median()),
                    number(timing.least()),
                    number(timing.most())));
      }
      for (Target target : comparison.targets()) {
        text.append(line(comparison, target));
      }
    }
    return text.toString();
  }

  private static String line(Comparison comparison, Target target) {
    double ratio = comparison.ratio(target);
    String aim =
        target.wanted() == 0
            ? ""
            : "; aim %s, %s"
                .formatted(
                    number(target.wanted()), ratio >= target.wanted() ? "reached" : "missed");
    return "\n%s times less with %s than with %s%s.\n"
        .formatted(number(ratio), target.better(), target.than(), aim);
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /** All amounts, one object. */
  public String json() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("version", version);
    tree.set("machine", JSON.valueToTree(machine));
    ArrayNode list = tree.putArray("comparisons");
    for (Comparison comparison : comparisons) {
      ObjectNode node = list.addObject();
      node.put("title", comparison.title()).put("unit", comparison.unit());
      ArrayNode timings = node.putArray("timings");
      for (Timing timing : comparison.timings()) {
        ObjectNode one = timings.addObject();
        one.put("name", timing.name()).put("median", timing.median());
        ArrayNode amounts = one.putArray("amounts");
        timing.amounts().forEach(amounts::add);
      }
      ArrayNode ratios = node.putArray("ratios");
      for (Target target : comparison.targets()) {
        ObjectNode one = ratios.addObject();
        one.put("better", target.better()).put("than", target.than());
        one.put("ratio", comparison.ratio(target));
        if (target.wanted() > 0) {
          one.put("wanted", target.wanted());
        }
      }
    }
    return tree.toPrettyString();
  }
}
