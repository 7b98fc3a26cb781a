package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.features.Network;
import org.impasto.paint.tensor.Tensor;

/**
 * One pass of a teacher over a part of the image, and the layers read in it. SqueezeNet sees the
 * student's image and no more, so that its border is imitated too. What VGG sees reaches beyond the
 * window on all sides, so that what is imitated of it knows nothing of a border.
 *
 * @param network the teacher
 * @param window pixels per side of what is compared, in the middle of the student's image
 * @param lead pixels that the teacher sees before the window
 * @param reads the layers, and which positions of each are compared
 */
record TeacherRun(
    FeatureNetwork network, int window, int lead, Map<TeacherLayer, Positions> reads) {
  /** Pixels beyond the student's image that are there for teachers, on each side. */
  static final int MARGIN = 24;

  /** VGG is costly and shallow: it looks at a window of this size where the student sees more. */
  private static final int VGG_WINDOW = 96;

  /** The passes of {@code teacher} beside a student that sees {@code size} pixels per side. */
  static List<TeacherRun> of(Network teacher, FeatureNetwork network, int size) {
    List<TeacherLayer> layers = TeacherLayer.of(teacher);
    if (teacher == Network.SQUEEZENET1_1) {
      return List.of(of(network, size, size, 0, layers));
    }
    int window = Math.min(size, VGG_WINDOW);
    List<TeacherRun> runs = new ArrayList<>();
    runs.add(of(network, size, window, 10, layers.subList(0, 3)));
    if (layers.size() > 3) {
      runs.add(of(network, size, window, layers.get(3).lead(2), layers.subList(3, 4)));
      runs.add(of(network, size, window, layers.get(4).lead(1), layers.subList(4, layers.size())));
    }
    return runs;
  }

  private static TeacherRun of(
      FeatureNetwork network, int size, int window, int lead, List<TeacherLayer> layers) {
    Map<TeacherLayer, Positions> reads = new LinkedHashMap<>();
    for (TeacherLayer layer : layers) {
      int seen = LiteArchitecture.positions(layer.block(), size);
      reads.put(layer, new Positions(layer.skipped(lead), Math.min(seen, window / layer.stride())));
    }
    return new TeacherRun(network, window, lead, reads);
  }

  /**
   * The activations in the window.
   *
   * @param region (N, 3, S + 2·margin, S + 2·margin), the student's image with its margin
   * @return each layer's (N, C, h, h), with as many positions as the student has in the window
   */
  Map<TeacherLayer, Tensor> activations(Tensor region) {
    long begin = (region.size(2) - window) / 2 - lead;
    long end = (region.size(2) + window) / 2 + lead;
    Tensor seen = region.slice(2, begin, end).slice(3, begin, end);
    List<Layer> wanted = new ArrayList<>();
    reads.keySet().forEach(layer -> wanted.add(network.layer(layer.name())));
    Features features = network.features(seen, wanted);
    Map<TeacherLayer, Tensor> activations = new LinkedHashMap<>();
    reads.forEach(
        (layer, positions) ->
            activations.put(layer, positions.of(features.at(network.layer(layer.name())))));
    return activations;
  }

  /** Positions per side of a layer. */
  record Positions(int skipped, int count) {
    private Tensor of(Tensor all) {
      int end = skipped + count;
      return all.slice(2, skipped, end).slice(3, skipped, end);
    }
  }
}
