package org.impasto.paint.iterative;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.impasto.paint.loss.LossValues;
import org.impasto.paint.optim.OptimizerState;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.ArraySource;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.SafeTensorsReader;
import org.impasto.paint.weights.WeightException;

/**
 * A run at a moment between two steps: all that is needed to go on as if it had never stopped. In a
 * file it is a safetensors file with the optimizer's arrays, each in its own precision and moved
 * without a copy in the Java heap; numbers are hexadecimal, and so exact.
 *
 * @param fingerprint of options, weights and pictures
 * @param stage which stage, from 0
 * @param spentBefore evaluations at earlier scales
 * @param loss the last one seen
 * @param way in which it is painted
 * @param optimizer its arrays and numbers
 */
record Checkpoint(
    String fingerprint,
    int stage,
    int spentBefore,
    LossValues loss,
    Way way,
    OptimizerState optimizer) {
  private static final String NUMBER = "optimizer.";
  private static final String STAGE = "scale"; // one was the other once
  private static final String TILE = "tileSide";
  private static final String HALF = "halfHistory";

  /** Writes the file anew; it appears complete or not at all. */
  void write(Path file) throws WeightException {
    Map<String, String> numbers = new HashMap<>();
    numbers.put("format", "impasto checkpoint 1");
    numbers.put("fingerprint", fingerprint);
    numbers.put(STAGE, Integer.toString(stage));
    numbers.put("spentBefore", Integer.toString(spentBefore));
    numbers.put(TILE, Integer.toString(way.tileSide()));
    numbers.put(HALF, Boolean.toString(way.halfHistory()));
    numbers.put("content", Double.toHexString(loss.content()));
    numbers.put("style", Double.toHexString(loss.style()));
    numbers.put("totalVariation", Double.toHexString(loss.totalVariation()));
    optimizer
        .numbers()
        .forEach((name, value) -> numbers.put(NUMBER + name, Double.toHexString(value)));
    Map<String, ArraySource> arrays = new HashMap<>();
    optimizer.tensors().forEach((name, tensor) -> arrays.put(name, new TensorSource(tensor)));
    SafeTensors.write(file, numbers, arrays);
  }

  /**
   * Reads a file that {@link #write} wrote for a run with the same fingerprint.
   *
   * @throws CheckpointException if it is damaged or of another run
   */
  static Checkpoint read(Path file, String fingerprint, Compute compute)
      throws CheckpointException {
    try (SafeTensorsReader stored = SafeTensorsReader.open(file)) {
      if (!fingerprint.equals(stored.metadata().get("fingerprint"))) {
        throw new CheckpointException(
            "checkpoint "
                + file
                + " belongs to other pictures, weights or options"
                + " — give the same ones again (on another processor the --precision it had there),"
                + " or run with --overwrite instead of --resume to start over",
            null);
      }
      return parse(stored.metadata(), tensors(stored, compute));
    } catch (WeightException e) {
      throw new CheckpointException(
          "checkpoint "
              + file
              + " cannot be read — run with --overwrite instead of --resume to start over",
          e);
    }
  }

  private static Map<String, Tensor> tensors(SafeTensorsReader stored, Compute compute)
      throws WeightException {
    Map<String, Tensor> tensors = new HashMap<>();
    stored.readArrays(
        (name, type, shape, in) -> {
          try (Scope scope = Scope.open()) {
            Tensor read = TensorSource.read(type, shape, in);
            tensors.put(name, scope.keep(read.to(compute.device())));
          }
        });
    return tensors;
  }

  private static Checkpoint parse(Map<String, String> texts, Map<String, Tensor> tensors)
      throws CheckpointException {
    Map<String, Double> numbers = new HashMap<>();
    try {
      texts.forEach(
          (name, value) -> {
            if (name.startsWith(NUMBER)) {
              numbers.put(name.substring(NUMBER.length()), Double.parseDouble(value));
            }
          });
      return new Checkpoint(
          texts.get("fingerprint"),
          Integer.parseInt(texts.get(STAGE)),
          Integer.parseInt(texts.get("spentBefore")),
          new LossValues(
              Double.parseDouble(texts.get("content")),
              Double.parseDouble(texts.get("style")),
              Double.parseDouble(texts.get("totalVariation"))),
          new Way(Integer.parseInt(texts.get(TILE)), Boolean.parseBoolean(texts.get(HALF))),
          new OptimizerState(tensors, numbers));
    } catch (RuntimeException e) {
      throw new CheckpointException(
          "checkpoint is damaged: "
              + e.getMessage()
              + " — run with --overwrite instead of --resume to start over",
          e);
    }
  }
}
