package org.impasto.paint.distill;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.optim.OptimizerState;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.ElementType;
import org.impasto.paint.weights.SafeTensors;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/**
 * A distillation between two steps. The targets are not part of it: they are measured anew, on the
 * same photos, and so are the same.
 *
 * @param fingerprint of options, teachers and photos
 * @param step the steps done
 * @param optimizer its arrays and numbers
 */
record DistillCheckpoint(String fingerprint, int step, OptimizerState optimizer) {
  private static final String NUMBER = "optimizer.";

  void write(Path file) throws WeightException {
    Map<String, String> texts = new HashMap<>();
    texts.put("format", "impasto distillation 1");
    texts.put("fingerprint", fingerprint);
    texts.put("step", Integer.toString(step));
    optimizer
        .numbers()
        .forEach((name, value) -> texts.put(NUMBER + name, Double.toHexString(value)));
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    optimizer
        .tensors()
        .forEach(
            (name, tensor) -> arrays.put(name, new WeightArray(tensor.toFloats(), tensor.shape())));
    SafeTensors.write(file, texts, arrays, ElementType.F32);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws WeightException if it is damaged or of another run
   */
  static DistillCheckpoint read(Path file, String fingerprint, Compute compute)
      throws WeightException {
    Weights stored = Weights.read(file);
    if (!fingerprint.equals(stored.metadata().get("fingerprint"))) {
      throw new WeightException(
          "%s belongs to other teachers, photos or options — give the same ones again, or run without --resume to start over"
              .formatted(file));
    }
    Map<String, Tensor> tensors = new HashMap<>();
    for (String name : stored.names()) {
      WeightArray array = stored.get(name);
      tensors.put(name, Tensor.of(array.data(), array.shape()).to(compute.device()));
    }
    Map<String, Double> numbers = new HashMap<>();
    stored
        .metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(NUMBER)) {
                numbers.put(name.substring(NUMBER.length()), Double.parseDouble(value));
              }
            });
    return new DistillCheckpoint(
        fingerprint,
        Integer.parseInt(stored.metadata().get("step")),
        new OptimizerState(tensors, numbers));
  }
}
