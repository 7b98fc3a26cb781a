package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.EdgePadding;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.Pooling;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Tensor;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;

/** The teachers and the passes they make over every batch. */
final class Teachers {
  private final List<TeacherRun> runs;

  private Teachers(List<TeacherRun> runs) {
    this.runs = runs;
  }

  /**
   * The networks of {@code weights}, as they were trained.
   *
   * @param size pixels per side of what the student sees
   * @throws WeightException if weights do not fit their network
   * @throws IllegalArgumentException if together they leave a block of the student untaught
   */
  static Teachers of(Map<Network, Weights> weights, int size, Compute compute)
      throws WeightException {
    List<TeacherRun> runs = new ArrayList<>();
    for (Map.Entry<Network, Weights> entry : weights.entrySet()) {
      NetworkOptions options =
          new NetworkOptions(entry.getKey(), Pooling.MAX, EdgePadding.AS_TRAINED);
      FeatureNetwork network = FeatureNetwork.of(options, entry.getValue(), compute);
      runs.addAll(TeacherRun.of(entry.getKey(), network, size));
    }
    Teachers teachers = new Teachers(runs);
    for (int block = 1; block <= LiteArchitecture.blocks(); block++) {
      if (teachers.layersOf(block).isEmpty()) {
        throw new IllegalArgumentException(
            "teachers are %s; none has a layer for block %d — add squeezenet1_1, vgg16 or vgg19"
                .formatted(weights.keySet().stream().map(Network::label).toList(), block));
      }
    }
    return teachers;
  }

  /** Every teacher's activations in its window of {@code region}, without gradients. */
  Map<TeacherLayer, Tensor> activations(Tensor region) {
    return Tensor.withoutGradients(
        () -> {
          Map<TeacherLayer, Tensor> all = new LinkedHashMap<>();
          runs.forEach(run -> all.putAll(run.activations(region)));
          return all;
        });
  }

  /** The layers that {@code block} imitates. */
  List<TeacherLayer> layersOf(int block) {
    return runs.stream()
        .flatMap(run -> run.reads().keySet().stream())
        .filter(layer -> layer.block() == block)
        .toList();
  }

  /** Pixels per side in the middle of the student's image in which {@code layer} is compared. */
  int window(TeacherLayer layer) {
    return runs.stream()
        .filter(run -> run.reads().containsKey(layer))
        .findFirst()
        .orElseThrow()
        .window();
  }
}
