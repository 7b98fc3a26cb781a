package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.loss.LossValues;

/**
 * The loss at one evaluation.
 *
 * @param scale which scale, from 1
 * @param evaluation which evaluation at this scale, from 1
 * @param loss its terms
 * @param seconds since the run, or its resumed part, began
 */
record LossPoint(int scale, int evaluation, LossValues loss, double seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static LossPoint of(Progress progress) {
    return new LossPoint(
        progress.scale(), progress.evaluation(), progress.loss(), progress.seconds());
  }

  /** Whether this comes before {@code other} in a run. */
  boolean isBefore(LossPoint other) {
    return scale < other.scale || (scale == other.scale && evaluation < other.evaluation);
  }

  /** A line of a trace file, without its end. */
  String toJson() {
    ObjectNode line = JSON.createObjectNode();
    line.put("scale", scale).put("evaluation", evaluation);
    line.put("content", loss.content()).put("style", loss.style());
    line.put("total_variation", loss.totalVariation()).put("total", loss.total());
    return line.put("seconds", Math.round(1000 * seconds) / 1000.0).toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the line is something else, or was cut off
   */
  static LossPoint parse(String line) {
    try {
      Map<?, ?> values = JSON.readValue(line, Map.class);
      return new LossPoint(
          (int) number(values, "scale"),
          (int) number(values, "evaluation"),
          new LossValues(
              number(values, "content"),
              number(values, "style"),
              number(values, "total_variation")),
          number(values, "seconds"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no line of a trace: " + line, e);
    }
  }

  private static double number(Map<?, ?> values, String name) {
    if (values.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("a line of a trace has no number '" + name + "'");
  }
}
