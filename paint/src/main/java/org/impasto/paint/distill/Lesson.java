package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.LiteArchitecture;
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

  /** Measures the teachers on {@code regions} batches. */
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
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      targets.addAll(share(teachers, block, moments, compute));
    }
    return new Lesson(teachers, targets);
  }

  /** Divides the channels of a readout among the layers it imitates, by their own channels. */
  private static List<Target> share(
      Teachers teachers, int block, Map<TeacherLayer, Moments> moments, Compute compute) {
    List<TeacherLayer> layers = teachers.layersOf(block);
    int all = layers.stream().mapToInt(layer -> moments.get(layer).channels()).sum();
    int available = LiteArchitecture.channels(block);
    List<Target> targets = new ArrayList<>();
    int first = 0;
    for (TeacherLayer layer : layers) {
      Moments own = moments.get(layer);
      boolean last = layer.equals(layers.get(layers.size() - 1));
      int channels = last ? available - first : available * own.channels() / all;
      targets.add(
          Projection.target(
              layer,
              teachers.window(layer),
              own,
              first,
              Math.min(channels, own.channels()),
              compute));
      first += channels;
    }
    return targets;
  }

  List<Target> targets() {
    return targets;
  }

  /** What each target is in the teacher's eyes at {@code region}: (N, P, k). */
  Map<Target, Tensor> answers(Tensor region) {
    Map<TeacherLayer, Tensor> activations = teachers.activations(region);
    Map<Target, Tensor> answers = new LinkedHashMap<>();
    for (Target target : targets) {
      answers.put(target, target.project(activations.get(target.layer())));
    }
    return answers;
  }
}
