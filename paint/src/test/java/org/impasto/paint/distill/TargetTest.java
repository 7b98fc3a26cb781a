package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How teachers' activations are scaled, and how a student is compared with them. */
@ExtendWith(InScope.class)
final class TargetTest {
  private static final TeacherLayer LAYER =
      TeacherLayer.of(org.impasto.paint.features.Network.VGG16).get(3);
  private static final int CHANNELS = 12;

  /** Activations (2, 12, 4, 4) of which later channels have less energy. */
  private static Tensor activations(int seed) {
    float[] values = new float[2 * CHANNELS * 16];
    for (int i = 0; i < values.length; i++) {
      double falling = Math.pow(0.6, i / 16 % CHANNELS);
      values[i] = (float) (falling * Math.abs(SyntheticWeights.uniform(seed, i)));
    }
    return Tensor.of(values, 2, CHANNELS, 4, 4);
  }

  private static Target target() {
    Moments moments = new Moments(CHANNELS);
    moments.add(activations(1));
    return Target.of(LAYER, 32, moments, Device.CPU);
  }

  @Test
  void everyChannelIsScaledToAVarianceOfOne() {
    Tensor scaled = target().scaled(activations(1)); // (2, 16, 12)
    Tensor deviations = scaled.subtract(target().mean()).reshape(32, CHANNELS);
    assertThat(deviations.mean(0).absoluteSum()).isLessThan(1e-3);
    for (float variance : deviations.square().mean(0).toFloats()) {
      assertThat(variance).isCloseTo(1, within(1e-3f));
    }
  }

  @Test
  void aChannelThatIsNearlyConstantIsNotBlownUp() {
    Moments moments = new Moments(2);
    moments.add(Tensor.of(new float[] {0, 2, 0, 2, 5, 5, 5, 5}, 1, 2, 2, 2));
    float[] scale = Target.of(LAYER, 32, moments, Device.CPU).scale().toFloats();
    assertThat(scale[0]).isCloseTo(1, within(1e-6f));
    assertThat(scale[1]).isCloseTo(1000, within(0.1f));
  }

  @Test
  void theGramDistanceIsZeroAtTheTargetAndOneWithoutAnything() {
    Tensor answers = target().scaled(activations(1));
    assertThat(GramDistance.of(answers, answers).item()).isZero();
    assertThat(GramDistance.of(answers.multiply(0), answers).item()).isCloseTo(1, within(1e-5));
    Tensor shuffled = answers.slice(1, 8, 16).concatenate(answers.slice(1, 0, 8), 1);
    assertThat(GramDistance.of(shuffled, answers).item()).isCloseTo(0, within(1e-6));
  }

  @Test
  void theHeadAnswersForTheMiddleOfTheImage() {
    float[] values = new float[2 * 6 * 6];
    for (int c = 0; c < 2; c++) {
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 6; x++) {
          values[(c * 6 + y) * 6 + x] = 100 * c + 10 * y + x;
        }
      }
    }
    Tensor block = Tensor.of(values, 1, 2, 6, 6);
    Tensor weight = Tensor.of(new float[] {1, 0, 0, 1, 1, 1}, 3, 2, 1, 1);
    Tensor answer = target().answer(block, weight, Tensor.of(new float[] {0, 0, 0.5f}, 3));
    assertThat(answer.shape()).containsExactly(1, 16, 3); // 32 px at stride 8 are 4×4 positions
    assertThat(answer.slice(1, 0, 1).toFloats()).containsExactly(11, 111, 122.5f);
  }

  @Test
  void outliersAreCut() {
    Tensor huge = activations(1).multiply(1000);
    for (float value : target().scaled(huge).toFloats()) {
      assertThat(value).isBetween(-8f, 8f);
    }
  }
}
