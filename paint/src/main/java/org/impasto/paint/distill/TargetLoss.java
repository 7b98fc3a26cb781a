package org.impasto.paint.distill;

import org.impasto.paint.loss.GramMatrix;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/**
 * How far the student is from one target.
 *
 * @param unexplained the squared error over the variance: 1 is what the mean alone explains
 * @param gram the squared distance of Gram matrices over the teacher's squared norm, by picture
 */
record TargetLoss(Tensor unexplained, Tensor gram) {

  /** Of the student's channels and the teacher's, both (N, P, k). */
  static TargetLoss of(Target target, Tensor student, Tensor teacher) {
    try (Scope scope = Scope.open()) {
      double positions = (double) student.size(0) * student.size(1);
      Tensor error = student.subtract(teacher).square().sum();
      Tensor unexplained = error.multiply(1 / (positions * target.variance()));
      Tensor goal = gram(teacher);
      Tensor norms = goal.square().mean(2).mean(1); // (N, 1, 1)
      Tensor distances = gram(student).subtract(goal).square().mean(2).mean(1); // (N, 1, 1)
      Tensor relative = distances.multiply(norms.add(1e-12).power(-1)).mean();
      return new TargetLoss(scope.keep(unexplained), scope.keep(relative));
    }
  }

  private static Tensor gram(Tensor positionsByChannels) {
    return GramMatrix.ofPositions(positionsByChannels)
        .multiply(1.0 / positionsByChannels.size(1)); // (N, k, k)
  }
}
