package org.impasto.paint.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.tensor.LiveMemory;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What evaluations and losses leave behind in native memory. */
final class NativeMemoryTest {
  private static final int SIDE = 128;
  private static final long BOUND = 20L << 20;

  private static PerceptualLoss loss(int tileSide) throws Exception {
    FeatureNetwork network = SyntheticNetworks.asTrained(Network.SQUEEZENET1_1, Precision.FP32);
    LossWeights weights =
        new LossWeights(
            new ContentTerm(1, LayerWeight.each(1, "fire5"), Reduction.RELATIVE),
            new StyleTerm(
                1,
                LayerWeight.each(1, "relu1", "fire3", "fire5"),
                new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE)),
            new TotalVariationTerm(1, TotalVariation.NINE_POINT, 1));
    return PerceptualLoss.toward(
        network, weights, image(1), List.of(new PerceptualLoss.Style(image(2), 1)), tileSide);
  }

  private static Tensor image(long seed) {
    return SyntheticNetworks.noise(seed, SIDE, SIDE).to(Precision.FP32);
  }

  private static void evaluate(PerceptualLoss loss, Tensor image) {
    assertThat(loss.at(image).gradient().absoluteSum()).isFinite().isPositive();
  }

  private static void evaluateInScopes(PerceptualLoss loss, Tensor image, int times) {
    for (int i = 0; i < times; i++) {
      if (i % 20 == 0) {
        System.gc(); // the heap shall not grow, which counts as memory too
      }
      try (Scope scope = Scope.open()) {
        evaluate(loss, image);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64})
  void memoryStaysFlatOver200EvaluationsAndWouldGrowWithoutScopes(int tileSide) throws Exception {
    int threads = Libtorch.threads();
    Libtorch.setThreads(1); // more wait for each other on a busy machine
    try (Scope scope = Scope.open()) {
      PerceptualLoss loss = loss(tileSide);
      Tensor image = image(3);
      evaluateInScopes(loss, image, 40);
      long warm = LiveMemory.bytes();
      evaluateInScopes(loss, image, 160);
      long after200 = LiveMemory.bytes();
      assertThat(after200 - warm).as("bytes more after 200 than after 40").isLessThan(BOUND);

      // The measure would notice a leak: some evaluations in no scope of their own.
      for (int i = 0; i < 60; i++) {
        evaluate(loss, image);
      }
      long leaked = LiveMemory.bytes() - after200;
      assertThat(leaked).as("bytes that 60 evaluations leak").isGreaterThan(3 * BOUND);
    } finally {
      Libtorch.setThreads(threads);
    }
  }

  /** Makes losses whose targets at {@code relu1} take 16 MB each. */
  private static void makeTen(
      FeatureNetwork network, Tensor content, int tileSide, boolean release) {
    LossWeights weights =
        new LossWeights(
            new ContentTerm(1, LayerWeight.each(1, "relu1"), Reduction.RELATIVE),
            new StyleTerm(
                0, List.of(), new StyleDistance.Gram(GramDivisor.POSITIONS, Reduction.RELATIVE)),
            new TotalVariationTerm(0, TotalVariation.NINE_POINT, 1));
    for (int i = 0; i < 10; i++) {
      PerceptualLoss loss = PerceptualLoss.toward(network, weights, content, List.of(), tileSide);
      if (release) {
        loss.releaseContent();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 128})
  void whatIsHeldOfTheContentIsFreedByReleasingItAndNotBefore(int tileSide) throws Exception {
    try (Scope scope = Scope.open()) {
      FeatureNetwork network = SyntheticNetworks.asTrained(Network.SQUEEZENET1_1, Precision.FP32);
      Tensor content = SyntheticNetworks.noise(1, 512, 512).to(Precision.FP32);
      makeTen(network, content, tileSide, true);
      long before = LiveMemory.bytes();
      makeTen(network, content, tileSide, true);
      long released = LiveMemory.bytes();
      makeTen(network, content, tileSide, false);
      long held = LiveMemory.bytes();
      assertThat(released - before).isLessThan(2 * BOUND);
      assertThat(held - released).isGreaterThan(6 * BOUND);
    }
  }
}
