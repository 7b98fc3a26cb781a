package org.impasto.paint.distill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Features;
import org.impasto.paint.features.Layer;
import org.impasto.paint.features.Network;
import org.impasto.paint.tensor.Tensor;

/**
 * One pass of a teacher over a part of the image, and the layers read in it. What the teacher sees
 * reaches beyond the student's window on all sides, so that what is imitated knows nothing of a
 * border.
 *
 * @param network the teacher
 * @param window pixels per side of what is compared, in the middle of the student's image
 * @param lead pixels that the teacher sees before the window
 * @param reads the layers, and how many positions at the start of each are left out
 */
record TeacherRun(FeatureNetwork network, int window, int lead, Map<TeacherLayer, Integer> reads) {
  /** Pixels beyond the student's image that are there for teachers, on each side. */
  static final int MARGIN = 24;

  /** VGG is costly and shallow: it looks at a window of this size where the student sees more. */
  private static final int VGG_WINDOW = 96;

  /** The passes of {@code teacher} beside a student that sees {@code size} pixels per side. */
  static List<TeacherRun> of(Network teacher, FeatureNetwork network, int size) {
    List<TeacherLayer> layers = TeacherLayer.of(teacher);
    if (teacher != Network.SQUEEZENET1_1) {
      int window = Math.min(size, VGG_WINDOW);
      int deepest = layers.get(layers.size() - 1).stride();
      return List.of(of(network, window, Math.max(8, deepest), layers));
    }
    List<TeacherRun> runs = new ArrayList<>();
    runs.add(of(network, size, layers.get(1).lead(5), layers.subList(0, 2)));
    runs.add(of(network, size, layers.get(2).lead(2), layers.subList(2, 3)));
    runs.add(of(network, size, layers.get(3).lead(1), layers.subList(3, 5)));
    return runs;
  }

  private static TeacherRun of(
      FeatureNetwork network, int window, int lead, List<TeacherLayer> layers) {
    Map<TeacherLayer, Integer> reads = new LinkedHashMap<>();
    for (TeacherLayer layer : layers) {
      reads.put(layer, layer.skipped(lead));
    }
    return new TeacherRun(network, window, lead, reads);
  }

  /**
   * The activations in the window.
   *
   * @param region (N, 3, S + 2·margin, S + 2·margin), the student's image with its margin
   * @return each layer's (N, C, window / stride, window / stride)
   */
  Map<TeacherLayer, Tensor> activations(Tensor region) {
    long begin = (region.size(2) - window) / 2 - lead;
    long end = (region.size(2) + window) / 2 + Math.min(MARGIN, Math.max(8, lead));
    Tensor seen = region.slice(2, begin, end).slice(3, begin, end);
    List<Layer> wanted = new ArrayList<>();
    reads.keySet().forEach(layer -> wanted.add(network.layer(layer.name())));
    Features features = network.features(seen, wanted);
    Map<TeacherLayer, Tensor> activations = new LinkedHashMap<>();
    reads.forEach(
        (layer, skipped) -> {
          long positions = window / layer.stride();
          Tensor all = features.at(network.layer(layer.name()));
          activations.put(
              layer,
              all.slice(2, skipped, skipped + positions).slice(3, skipped, skipped + positions));
        });
    return activations;
  }
}
