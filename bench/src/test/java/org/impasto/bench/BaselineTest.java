package org.impasto.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.impasto.bench.baseline.PlainPort;
import org.impasto.bench.baseline.PlainTransformer;
import org.impasto.bench.baseline.PlainVgg;
import org.impasto.bench.baseline.PublishedRecipe;
import org.impasto.paint.features.Network;
import org.impasto.paint.feedforward.TrainedStyle;
import org.impasto.paint.feedforward.TransformerNet;
import org.impasto.paint.feedforward.TransformerWidth;
import org.impasto.paint.iterative.Images;
import org.impasto.paint.optim.Evaluation;
import org.impasto.paint.optim.Objective;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.Test;

/** What is compared does the same, or its time would say nothing. */
class BaselineTest {
  private static final int SIZE = 64;

  @Test
  void publishedRecipePlainPortAndImpastoHaveTheSameLossAndGradient() throws Exception {
    try (Scope scope = Scope.open()) {
      Tensor photo = Images.tensor(Samples.photo(SIZE, SIZE), Compute.DEFAULTS);
      Tensor painting = Images.tensor(Samples.painting(SIZE, SIZE), Compute.DEFAULTS);
      Tensor image = photo.add(painting).multiply(0.5);
      Weights weights = SeededWeights.of(Network.VGG16);
      PlainVgg plain = PlainVgg.of(weights, SeededWeights.VGG16);
      Evaluation impasto =
          Losses.of(PaintBench.keras(Precision.FP32), weights, photo, painting).evaluate(image);
      requireEqual(new PublishedRecipe(plain, photo, painting), image, impasto);
      requireEqual(new PlainPort(plain, photo, painting), image, impasto);
    }
  }

  private static void requireEqual(Objective baseline, Tensor image, Evaluation expected) {
    Evaluation found = baseline.evaluate(image);
    assertThat(found.loss()).isCloseTo(expected.loss(), Percentage.withPercentage(0.01));
    Tensor difference = found.gradient().subtract(expected.gradient());
    assertThat(difference.absoluteSum()).isLessThan(1e-3 * expected.gradient().absoluteSum());
    assertThat(expected.gradient().absoluteSum()).isPositive();
  }

  @Test
  void theFeedForwardBaselinePaintsWhatImpastoPaints() throws Exception {
    try (Scope scope = Scope.open()) {
      TrainedStyle style = SeededWeights.style(TransformerWidth.STANDARD);
      Map<String, Tensor> arrays = new HashMap<>();
      style
          .arrays()
          .forEach((name, array) -> arrays.put(name, Tensor.of(array.data(), array.shape())));
      Tensor one = Images.tensor(Samples.photo(SIZE, SIZE), Compute.DEFAULTS);
      Tensor two = Images.tensor(Samples.painting(SIZE, SIZE), Compute.DEFAULTS);
      Tensor both = one.concatenate(two, 0);
      Tensor found = new PlainTransformer(arrays).paint(both);
      Tensor expected =
          new TransformerNet(TransformerWidth.STANDARD, arrays, Compute.DEFAULTS).paint(both);
      double largest = 0;
      float[] differences = found.subtract(expected).toFloats();
      for (float difference : differences) {
        largest = Math.max(largest, Math.abs(difference));
      }
      assertThat(largest).isCloseTo(0, Offset.offset(1e-4));
      assertThat(expected.absoluteSum()).isPositive();
    }
  }
}
