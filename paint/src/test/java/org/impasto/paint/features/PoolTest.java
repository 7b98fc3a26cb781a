package org.impasto.paint.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
final class PoolTest {
  /** Overlapping windows, some of which hold the largest number more than once. */
  @Test
  void largestValuesFoundAgainAreTheSame() {
    Pool pool = new Pool(Pooling.MAX, 3, 2, true);
    Tensor image = SyntheticNetworks.noise(4, 30, 41).relu();
    Step kept = pool.trace(image, Integer.MAX_VALUE);
    Step again = pool.trace(image, 0);
    assertThat(again.output().toFloats()).isEqualTo(kept.output().toFloats());
    Tensor slope = kept.output().multiply(2);
    image.release();
    Tensor expected = kept.back(slope.copy());
    assertThat(again.back(slope.copy()).toFloats()).isEqualTo(expected.toFloats());
    assertThat(expected.sum().item()).isCloseTo(slope.sum().item(), withinPercentage(1e-4));
  }
}
