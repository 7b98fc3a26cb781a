package org.impasto.paint.training;

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
 * A training between two steps. Photos are not part of it: which ones a step takes depends on its
 * number alone.
 *
 * @param fingerprint of all that decides the training: options, networks, photos
 * @param step the steps done
 * @param numbers what else the training needs to go on, by name
 * @param optimizer its arrays and numbers
 */
public record TrainingCheckpoint(
    String fingerprint, int step, Map<String, Double> numbers, OptimizerState optimizer) {
  private static final String FORMAT = "impasto training 3";
  private static final String OF_OPTIMIZER = "optimizer.";
  private static final String OF_TRAINING = "training.";
  private static final String OVER = "run with --overwrite instead of --resume to start over";

  /** Copies the map. */
  public TrainingCheckpoint {
    numbers = Map.copyOf(numbers);
  }

  /** Writes it in one piece: {@code file} is the old one or the new one, never a part. */
  public void write(Path file) throws WeightException {
    Map<String, String> texts = new HashMap<>();
    texts.put("format", FORMAT);
    texts.put("fingerprint", fingerprint);
    texts.put("step", Integer.toString(step));
    add(texts, OF_OPTIMIZER, optimizer.numbers());
    add(texts, OF_TRAINING, numbers);
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    optimizer
        .tensors()
        .forEach(
            (name, tensor) -> arrays.put(name, new WeightArray(tensor.toFloats(), tensor.shape())));
    SafeTensors.write(file, texts, arrays, ElementType.F32);
  }

  /**
   * One of {@link #numbers}.
   *
   * @throws WeightException if there is none of that name
   */
  public double number(String name) throws WeightException {
    Double number = numbers.get(name);
    if (number == null) {
      throw new WeightException("the checkpoint lacks its '%s' — %s".formatted(name, OVER));
    }
    return number;
  }

  private static void add(Map<String, String> texts, String prefix, Map<String, Double> numbers) {
    numbers.forEach((name, value) -> texts.put(prefix + name, Double.toHexString(value)));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws WeightException if it is damaged or of another run
   */
  public static TrainingCheckpoint read(Path file, String fingerprint, Compute compute)
      throws WeightException {
    Weights stored = Weights.read(file);
    if (!FORMAT.equals(stored.metadata().get("format"))) {
      throw new WeightException("%s is no checkpoint of this version — %s".formatted(file, OVER));
    }
    if (!fingerprint.equals(stored.metadata().get("fingerprint"))) {
      throw new WeightException(
          "%s belongs to other networks, pictures or options — give the same ones again (on another processor the --precision it had there), or %s"
              .formatted(file, OVER));
    }
    Map<String, Tensor> tensors = new HashMap<>();
    for (String name : stored.names()) {
      WeightArray array = stored.get(name);
      tensors.put(name, Tensor.of(array.data(), array.shape()).to(compute.device()));
    }
    try {
      return new TrainingCheckpoint(
          fingerprint,
          Integer.parseInt(stored.metadata().get("step")),
          numbers(stored, OF_TRAINING),
          new OptimizerState(tensors, numbers(stored, OF_OPTIMIZER)));
    } catch (NumberFormatException e) {
      throw new WeightException("%s is damaged — %s".formatted(file, OVER), e);
    }
  }

  private static Map<String, Double> numbers(Weights stored, String prefix) {
    Map<String, Double> numbers = new HashMap<>();
    stored
        .metadata()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                numbers.put(name.substring(prefix.length()), Double.parseDouble(value));
              }
            });
    return numbers;
  }
}
