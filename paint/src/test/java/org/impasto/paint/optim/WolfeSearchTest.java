package org.impasto.paint.optim;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
final class WolfeSearchTest {
  private static Trial search(Objective objective, double start, int evaluations) {
    Tensor point = Functions.vector(start);
    Tensor direction = Functions.vector(1);
    Evaluation here = objective.evaluate(point);
    double slope = here.gradient().item();
    return new WolfeSearch(objective, point, direction, here.loss(), slope)
        .run(new Trial(0, here.loss(), here.gradient(), slope), evaluations);
  }

  /** {@code x⁴ / 10⁶ − x² / 2} curves downward up to 289 and is lowest at 500. */
  @Test
  void stepsGrowManyTimesOverWhereTheLossCurvesDownward() {
    Objective objective =
        Functions.of(x -> x.power(4).multiply(1e-6).subtract(x.square().multiply(0.5)).sum());
    Trial found = search(objective, 1, 8);
    assertThat(found.length()).isBetween(289.0, 600.0);
  }

  @Test
  void unitStepThatFlattensTheSlopeIsTakenAtOnce() {
    Trial found = search(Functions.quadratic(Functions.vector(1)), -1.2, 1);
    assertThat(found.length()).isEqualTo(1);
  }
}
