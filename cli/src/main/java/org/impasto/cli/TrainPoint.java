package org.impasto.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.impasto.paint.feedforward.TrainingProgress;
import org.impasto.paint.loss.LossValues;

/**
 * One step of a training.
 *
 * @param step which, from 1
 * @param loss the mean over its photos, term by term
 * @param grid the variance between places of the grid of four pixels, in squared steps of 255
 * @param validation the median loss over validation photos, if it was computed
 * @param learningRate of the step
 * @param photosPerSecond since the run, or its resumed part, began
 */
record TrainPoint(
    int step,
    LossValues loss,
    double grid,
    OptionalDouble validation,
    double learningRate,
    double photosPerSecond)
    implements StepLog.Point {
  private static final ObjectMapper JSON = new ObjectMapper();

  static TrainPoint of(TrainingProgress progress) {
    return new TrainPoint(
        progress.step(),
        progress.loss(),
        progress.grid(),
        progress.validation(),
        progress.learningRate(),
        progress.photosPerSecond());
  }

  @Override
  public String toJson() {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step);
    line.put("total", loss.total()).put("content", loss.content()).put("style", loss.style());
    line.put("totalVariation", loss.totalVariation()).put("grid", grid);
    validation.ifPresent(value -> line.put("validation", value));
    line.put("learningRate", learningRate);
    return line.put("photosPerSecond", Math.round(100 * photosPerSecond) / 100.0).toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the line is something else, or was cut off
   */
  static TrainPoint parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      LossValues loss =
          new LossValues(
              node.required("content").doubleValue(),
              node.required("style").doubleValue(),
              node.required("totalVariation").doubleValue());
      OptionalDouble validation =
          node.has("validation")
              ? OptionalDouble.of(node.get("validation").doubleValue())
              : OptionalDouble.empty();
      return new TrainPoint(
          node.required("step").intValue(),
          loss,
          node.path("grid").doubleValue(),
          validation,
          node.required("learningRate").doubleValue(),
          node.required("photosPerSecond").doubleValue());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no line of a log: " + line, e);
    }
  }

  /** The loss, its terms, and what validation found. */
  static Map<String, ToDoubleFunction<TrainPoint>> curves() {
    Map<String, ToDoubleFunction<TrainPoint>> curves = new LinkedHashMap<>();
    curves.put("total", point -> point.loss.total());
    curves.put("content", point -> point.loss.content());
    curves.put("style", point -> point.loss.style());
    curves.put("total variation", point -> point.loss.totalVariation());
    curves.put("validation", point -> point.validation.orElse(0));
    return curves;
  }
}
