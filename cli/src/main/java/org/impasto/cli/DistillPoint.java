package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.impasto.paint.distill.DistillProgress;

/**
 * The losses at one step of a distillation.
 *
 * @param step which, from 1
 * @param loss the sum that is minimized
 * @param unexplained by teacher layer
 * @param gram by teacher layer
 * @param seconds since the run, or its resumed part, began
 */
record DistillPoint(
    int step,
    double loss,
    Map<String, Double> unexplained,
    Map<String, Double> gram,
    double seconds)
    implements StepLog.Point {
  private static final ObjectMapper JSON = new ObjectMapper();

  static DistillPoint of(DistillProgress progress) {
    return new DistillPoint(
        progress.step(),
        progress.loss(),
        progress.unexplained(),
        progress.gram(),
        progress.seconds());
  }

  @Override
  public String toJson() {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step).put("loss", rounded(loss));
    put(line.putObject("unexplained"), unexplained);
    put(line.putObject("gram"), gram);
    return line.put("seconds", Math.round(10 * seconds) / 10.0).toString();
  }

  private static void put(ObjectNode node, Map<String, Double> values) {
    values.forEach((name, value) -> node.put(name, rounded(value)));
  }

  private static double rounded(double value) {
    return Math.round(1e5 * value) / 1e5;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the line is something else, or was cut off
   */
  static DistillPoint parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new DistillPoint(
          node.required("step").intValue(),
          node.required("loss").doubleValue(),
          values(node.required("unexplained")),
          values(node.required("gram")),
          node.required("seconds").doubleValue());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no line of a log: " + line, e);
    }
  }

  /** What each teacher layer leaves unexplained, by its name. */
  static Map<String, ToDoubleFunction<DistillPoint>> curves(List<DistillPoint> points) {
    Map<String, ToDoubleFunction<DistillPoint>> curves = new LinkedHashMap<>();
    if (!points.isEmpty()) {
      for (String layer : points.get(0).unexplained.keySet()) {
        curves.put(layer, point -> point.unexplained.getOrDefault(layer, Double.NaN));
      }
    }
    return curves;
  }

  private static Map<String, Double> values(JsonNode node) {
    Map<String, Double> values = new LinkedHashMap<>();
    node.properties().forEach(field -> values.put(field.getKey(), field.getValue().asDouble()));
    return values;
  }
}
