package org.impasto.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Statistics of pieces of different lengths against those of all values together. */
final class MomentsTest {
  @Test
  void piecesAddUpToTheWhole() {
    Moments.Sum sum = new Moments.Sum(2);
    sum.add(1, new float[] {1, 2, 3});
    sum.add(1, new float[] {4});
    sum.add(1, new float[] {5, 6, 7, 8});
    sum.add(0, new float[] {-3, -3});
    Moments found = sum.moments();
    assertThat(found.mean()).containsExactly(-3, 4.5f);
    assertThat(found.variance()[0]).isZero();
    assertThat(found.variance()[1]).isCloseTo(5.25f, within(1e-6f));
    assertThat(found.isFinite()).isTrue();
  }

  @Test
  void whatIsNoNumberIsSeen() {
    for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Moments.Sum sum = new Moments.Sum(1);
      sum.add(0, new float[] {1, broken, 2});
      assertThat(sum.moments().isFinite()).isFalse();
    }
  }
}
