package org.impasto.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.impasto.paint.evaluation.SearchStart;
import org.impasto.paint.evaluation.StyleScore;
import org.impasto.paint.feedforward.Median;

/**
 * What {@code impasto evaluate-style} has found.
 *
 * @param style the file
 * @param evaluations that L-BFGS was given
 * @param start where it started
 * @param scores at least one
 */
record StyleReport(String style, int evaluations, SearchStart start, List<StyleScore> scores) {
  private static final ObjectMapper JSON = new ObjectMapper();

  StyleReport {
    scores = List.copyOf(scores);
  }

  /** The median of one number by itself. */
  double median(ToDoubleFunction<StyleScore> number) {
    return Median.of(scores.stream().mapToDouble(number).toArray());
  }

  /** The median of what one pass is worth; infinite if that is more than L-BFGS was given. */
  double medianWorth() {
    return median(StyleReport::worth);
  }

  private static double worth(StyleScore score) {
    return score.worth().isPresent() ? score.worth().getAsInt() : Double.POSITIVE_INFINITY;
  }

  /** Whether the median loss is at or below that of L-BFGS, as Johnson et al. claim. */
  boolean holds() {
    return median(score -> score.loss().total()) <= median(StyleScore::reached);
  }

  /** One object; {@code worth} is null where it is more than L-BFGS was given. */
  String toJson() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("style", style).put("evaluations", evaluations).put("init", Choices.label(start));
    ArrayNode photos = tree.putArray("photos");
    for (StyleScore score : scores) {
      add(photos.addObject().put("file", score.photo().toString()), List.of(score));
    }
    add(tree.putObject("medians"), scores);
    tree.put("holds", holds());
    return tree.toPrettyString();
  }

  private void add(ObjectNode node, List<StyleScore> of) {
    StyleReport part = new StyleReport(style, evaluations, start, of);
    node.put("loss", part.median(s -> s.loss().total()));
    node.put("content", part.median(s -> s.loss().content()));
    node.put("style", part.median(s -> s.loss().style()));
    node.put("total_variation", part.median(s -> s.loss().totalVariation()));
    node.put("lbfgs", part.median(StyleScore::reached));
    double worth = part.medianWorth();
    node.put("worth", Double.isInfinite(worth) ? null : worth);
    node.put("ssim", part.median(StyleScore::ssim));
  }
}
