package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Adam from one scale to the next. */
final class AdamRescalingTest {

  @Test
  void aRescaledOptimizerGoesOnAtTheLargerSize() {
    try (Scope scope = Scope.open()) {
      Objective square = x -> new Evaluation(1, x.multiply(2));
      Tensor small = Tensor.of(new float[] {0.1f, 0.9f, 0.4f, 0.6f}, 1, 1, 2, 2);
      Optimizer adam = Optimizer.of(AdamOptions.DEFAULTS, square, small);
      adam.step(1);
      Optimizer larger = adam.rescaled(square, adam.result().resizeBicubic(4, 4));
      larger.step(1);
      assertThat(larger.result().shape()).containsExactly(1, 1, 4, 4);
      assertThat(larger.result().toFloats()).doesNotContain(Float.NaN);
      assertThat(larger.result().toFloats()[0]).isLessThan(0.1f);
    }
  }
}
