package org.impasto.paint.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.impasto.paint.feedforward.TransformerNet;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The transformer network against the independent reference. */
class TransformerGoldenTest {
  private static final double TOLERANCE = 1e-3; // of 255
  private static final double WHITE = 255;
  private static final int SEED = 1;

  /** Arrays as the reference makes them, one group of four streams for each convolution. */
  private static Map<String, Tensor> arrays(Precision precision) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    int stream = SEED * 1000 + 100;
    for (Map.Entry<String, long[]> entry :
        TransformerNet.shapes(TransformerWidth.STANDARD).entrySet()) {
      String name = entry.getKey();
      long[] shape = entry.getValue();
      Tensor values;
      if (name.endsWith(".weight")) {
        double range = Math.sqrt(6.0 / (shape[1] * shape[2] * shape[3]));
        values = uniform(stream, -range, range, shape);
      } else if (name.endsWith(".bias")) {
        values = uniform(stream + 1, -0.1, 0.1, shape);
      } else if (name.endsWith(".gain")) {
        values = uniform(stream + 2, 0.5, 1.5, shape);
      } else {
        values = uniform(stream + 3, -0.1, 0.1, shape);
        stream += 4;
      }
      arrays.put(name, values.to(precision));
    }
    return arrays;
  }

  private static Tensor uniform(long stream, double low, double high, long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (low + (high - low) * SyntheticWeights.uniform(stream, i));
    }
    return Tensor.of(values, shape);
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP64"})
  void paintsWhatTheReferencePaints(Precision precision) {
    JsonNode golden = Golden.table("transformer_net");
    double[] painted;
    try (Scope scope = Scope.open()) {
      Compute compute = new Compute(Device.CPU, precision);
      TransformerNet network =
          new TransformerNet(TransformerWidth.STANDARD, arrays(precision), compute);
      painted = network.paint(Golden.image("content").to(precision)).toDoubles();
    }
    double sum = 0;
    double squares = 0;
    for (double value : painted) {
      sum += value * WHITE;
      squares += value * WHITE * value * WHITE;
    }
    assertThat(painted).hasSize(3 * 48 * 64);
    assertThat(sum / painted.length).isCloseTo(golden.get("mean").asDouble(), within(TOLERANCE));
    assertThat(Math.sqrt(squares))
        .isCloseTo(golden.get("l2").asDouble(), within(golden.get("l2").asDouble() * 1e-4));
    for (Map.Entry<String, JsonNode> at : golden.get("at").properties()) {
      assertThat(painted[Integer.parseInt(at.getKey())] * WHITE)
          .as("element %s", at.getKey())
          .isCloseTo(at.getValue().asDouble(), within(TOLERANCE));
    }
  }

  @Test
  void hasAsManyParametersAsTheReference() {
    long count = 0;
    for (long[] shape : TransformerNet.shapes(TransformerWidth.STANDARD).values()) {
      long elements = 1;
      for (long size : shape) {
        elements *= size;
      }
      count += elements;
    }
    assertThat(count).isEqualTo(Golden.table("transformer_net").get("parameters").asLong());
  }
}
