package org.impasto.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.impasto.paint.evaluation.LayerScore;
import org.impasto.paint.evaluation.Scores;

/** A report as one JSON object; what was not measured is not there. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(Report report) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("content", report.content()).put("style", report.style());
    ArrayNode results = tree.putArray("results");
    report.results().forEach(line -> add(results.addObject(), "file", line));
    report.medians().ifPresent(scores -> add(tree.putObject("medians"), scores));
    if (!report.references().isEmpty()) {
      ArrayNode references = tree.putArray("references");
      report.references().forEach(line -> add(references.addObject(), "name", line));
    }
    return tree.toPrettyString();
  }

  private static void add(ObjectNode node, String key, Report.Line line) {
    node.put(key, line.name()).put("width", line.width()).put("height", line.height());
    add(node, line.scores());
  }

  private static void add(ObjectNode node, Scores scores) {
    node.put("ssim", scores.ssim());
    scores.lpips().ifPresent(lpips -> node.put("lpips", lpips));
    scores.closure().ifPresent(closure -> node.put("closure", closure));
    ArrayNode layers = node.putArray("layers");
    for (LayerScore layer : scores.layers()) {
      ObjectNode entry = layers.addObject();
      entry.put("judge", layer.judge().label()).put("layer", layer.layer());
      entry.put("style", layer.style()).put("content", layer.content());
      layer.closure().ifPresent(closure -> entry.put("closure", closure));
    }
  }
}
