package org.impasto.paint.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Gradients;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightArray;

/** All arrays of a network, one after the other, as the one vector that an optimizer changes. */
public final class ParameterVector {
  private final Map<String, long[]> shapes;

  /** The arrays of these names and shapes, in the map's order. */
  public ParameterVector(Map<String, long[]> shapes) {
    this.shapes = new LinkedHashMap<>(shapes);
  }

  /** The names and shapes, in their order. */
  public Map<String, long[]> shapes() {
    return new LinkedHashMap<>(shapes);
  }

  /** The number of elements of an array. */
  public static int elements(long[] shape) {
    long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Math.toIntExact(count);
  }

  /** The vector of {@code arrays}, which has each name; on the CPU. */
  public Tensor vector(Map<String, float[]> arrays) {
    List<Tensor> parts = new ArrayList<>();
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      parts.add(Tensor.of(arrays.get(entry.getKey()), elements(entry.getValue())));
    }
    return Gradients.flat(parts);
  }

  /** The parts of {@code vector} by name, each a variable of its own. */
  public Map<String, Tensor> variables(Tensor vector) {
    Map<String, Tensor> variables = new LinkedHashMap<>();
    long begin = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long end = begin + elements(entry.getValue());
      Tensor part = vector.slice(0, begin, end).reshape(entry.getValue());
      variables.put(entry.getKey(), part.withGradient());
      begin = end;
    }
    return variables;
  }

  /** The parts of {@code vector} by name, as arrays of a weight file. */
  public Map<String, WeightArray> arrays(Tensor vector) {
    float[] all = vector.toFloats();
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      int end = begin + elements(entry.getValue());
      arrays.put(
          entry.getKey(), new WeightArray(Arrays.copyOfRange(all, begin, end), entry.getValue()));
      begin = end;
    }
    return arrays;
  }
}
