package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.tensor.Tensor;

/** What the student learns: every teacher layer's target, found from activations on many crops. */
final class Lesson {
  private final Teachers teachers;
  private final List<Target> targets;

  private Lesson(Teachers teachers, List<Target> targets) {
    this.teachers = teachers;
    this.targets = targets;
  }

  /** Measures the teachers on {@code count} batches. */
  static Lesson measure(Teachers teachers, Batches batches, int count, Compute compute)
      throws java.io.IOException {
    Map<TeacherLayer, Moments> moments = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      try (Scope scope = Scope.open()) {
        teachers
            .activations(batches.photosOnly(i))
            .forEach(
                (layer, activations) ->
                    moments
                        .computeIfAbsent(layer, key -> new Moments((int) activations.size(1)))
                        .add(activations));
      }
    }
    List<Target> targets = new ArrayList<>();
    moments.forEach(
        (layer, found) ->
            targets.add(Target.of(layer, teachers.window(layer), found, compute.device())));
    return new Lesson(teachers, targets);
  }

  List<Target> targets() {
    return targets;
  }

  /** What each target is in the teacher's eyes at {@code region}: (N, P, C). */
  Map<Target, Tensor> answers(Tensor region) {
    Map<TeacherLayer, Tensor> activations = teachers.activations(region);
    Map<Target, Tensor> answers = new LinkedHashMap<>();
    for (Target target : targets) {
      answers.put(target, target.scaled(activations.get(target.layer())));
    }
    return answers;
  }
}
