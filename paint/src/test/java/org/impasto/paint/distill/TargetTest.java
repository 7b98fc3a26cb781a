package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.impasto.paint.golden.SyntheticWeights;
import org.impasto.paint.loss.GramMatrix;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What projections keep, and how far a student is from them. */
final class TargetTest {
  private static final TeacherLayer LAYER =
      TeacherLayer.of(org.impasto.paint.features.Network.VGG16).get(3);
  private static final int CHANNELS = 12;

  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.open();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  /** Activations (2, 12, 4, 4) of which later channels have less energy. */
  private static Tensor activations(int seed) {
    float[] values = new float[2 * CHANNELS * 16];
    for (int i = 0; i < values.length; i++) {
      double falling = Math.pow(0.6, i / 16 % CHANNELS);
      values[i] = (float) (falling * Math.abs(SyntheticWeights.uniform(seed, i)));
    }
    return Tensor.of(values, 2, CHANNELS, 4, 4);
  }

  private static Target target(int channels) {
    Moments moments = new Moments(CHANNELS);
    moments.add(activations(1));
    return Projection.target(LAYER, 32, moments, 3, channels, Compute.DEFAULTS);
  }

  private static double relativeDistance(Tensor a, Tensor b) {
    Tensor difference = a.subtract(b);
    return difference.dot(difference) / b.dot(b);
  }

  @Test
  void allDirectionsTogetherKeepRelativeDistancesOfGramMatrices() {
    Target all = target(CHANNELS);
    Tensor one = activations(1);
    Tensor two = activations(2);
    double before = relativeDistance(GramMatrix.of(one), GramMatrix.of(two));
    double after =
        relativeDistance(
            GramMatrix.ofPositions(all.project(one)), GramMatrix.ofPositions(all.project(two)));
    assertThat(before).isGreaterThan(0.01);
    assertThat(after).isCloseTo(before, within(1e-4 * before));
  }

  @Test
  void aFewDirectionsKeepNearlyAllEnergy() {
    Tensor projected = target(4).project(activations(1));
    Tensor all = target(CHANNELS).project(activations(1));
    // Each is scaled to a mean square of 1 per channel.
    assertThat(projected.square().mean().item()).isCloseTo(1, within(1e-3));
    assertThat(all.square().mean().item()).isCloseTo(1, within(1e-3));
    assertThat(projected.shape()).containsExactly(2, 16, 4);
  }

  @Test
  void theMeanAloneLeavesAllVarianceUnexplained() {
    Target target = target(6);
    Tensor answers = target.project(activations(1));
    Tensor mean = answers.multiply(0).add(target.mean().reshape(1, 1, 6));
    TargetLoss loss = TargetLoss.of(target, mean, answers);
    assertThat(loss.unexplained().item()).isCloseTo(1, within(1e-3));
    assertThat(loss.gram().item()).isBetween(1e-4, 1.0);
  }

  @Test
  void aPerfectStudentLosesNothing() {
    Target target = target(6);
    Tensor answers = target.project(activations(1));
    TargetLoss loss = TargetLoss.of(target, answers, answers);
    assertThat(loss.unexplained().item()).isZero();
    assertThat(loss.gram().item()).isZero();
  }

  @Test
  void aStudentIsComparedInTheMiddleAndInItsOwnChannels() {
    Target target = target(6);
    float[] values = new float[16 * 6 * 6];
    for (int c = 0; c < 16; c++) {
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 6; x++) {
          values[(c * 6 + y) * 6 + x] = 100 * c + 10 * y + x;
        }
      }
    }
    Tensor read = target.of(Tensor.of(values, 1, 16, 6, 6));
    assertThat(read.shape()).containsExactly(1, 16, 6);
    assertThat(read.slice(1, 0, 1).toFloats()).containsExactly(311, 411, 511, 611, 711, 811);
  }
}
