package org.impasto.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.impasto.paint.evaluation.LayerScore;
import org.impasto.paint.evaluation.Scores;

/** A report as a table for people: a block for each picture, then one of the medians. */
final class ReportTable {
  private static final String ROW = "  %-16s  %-8s  %9s  %9s%s%n";

  private final StringBuilder text = new StringBuilder();

  private ReportTable() {}

  static String of(Report report) {
    ReportTable table = new ReportTable();
    for (Report.Line line : report.results()) {
      table.block(heading(line), line.scores());
    }
    String medians = "medians of %d results".formatted(report.results().size());
    report.medians().ifPresent(scores -> table.block(medians, scores));
    for (Report.Line line : report.references()) {
      table.block(heading(line) + ", for comparison", line.scores());
    }
    return table.text.toString();
  }

  private static String heading(Report.Line line) {
    return "%s (%d×%d)".formatted(line.name(), line.width(), line.height());
  }

  private void block(String heading, Scores scores) {
    text.append(text.isEmpty() ? "" : System.lineSeparator());
    text.append("%s%n".formatted(heading));
    text.append("  SSIM %s".formatted(number(scores.ssim())));
    scores.lpips().ifPresent(lpips -> text.append("   LPIPS ").append(number(lpips)));
    scores.closure().ifPresent(closure -> text.append("   closure ").append(number(closure)));
    boolean closures = scores.closure().isPresent();
    text.append(
        "%n%n".formatted()
            + ROW.formatted("judge", "layer", "style", "content", closures ? "    closure" : ""));
    for (LayerScore layer : scores.layers()) {
      text.append(
          ROW.formatted(
              layer.judge().label(),
              layer.layer(),
              number(layer.style()),
              number(layer.content()),
              closures ? "  %9s".formatted(number(layer.closure())) : ""));
    }
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.5f" : "%.3e", value);
  }
}
