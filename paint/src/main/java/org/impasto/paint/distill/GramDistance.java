package org.impasto.paint.distill;

import org.impasto.paint.loss.GramMatrix;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** {@code ‖G − Gₜ‖² / ‖Gₜ‖²} of the student's and the teacher's Gram matrices. */
final class GramDistance {
  /** Keeps the division finite where a teacher sees nothing at all. */
  private static final double NOTHING = 1e-12;

  private GramDistance() {}

  /** The mean over pictures, of activations (N, P, C) both. */
  static Tensor of(Tensor student, Tensor teacher) {
    try (Scope scope = Scope.open()) {
      Tensor goal = gram(teacher);
      Tensor norms = goal.square().mean(2).mean(1); // (N, 1, 1)
      Tensor distances = gram(student).subtract(goal).square().mean(2).mean(1); // (N, 1, 1)
      return scope.keep(distances.multiply(norms.add(NOTHING).power(-1)).mean());
    }
  }

  private static Tensor gram(Tensor positionsByChannels) {
    return GramMatrix.ofPositions(positionsByChannels)
        .multiply(1.0 / positionsByChannels.size(1)); // (N, C, C)
  }
}
