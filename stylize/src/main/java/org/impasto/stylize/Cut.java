package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a network's order of nodes at which it can be interrupted.
 *
 * @param position of the last node before it; -1 for the beginning, where only the picture is
 * @param tensors all that what comes after needs of what comes before, perhaps the picture too
 * @param size how many values of all of these but the picture there are for each pixel
 */
record Cut(int position, List<String> tensors, double size) {

  /**
   * All places of a network, in order, whose tensors can be kept for a whole picture and cut into
   * windows; none but the beginning of one that is not understood.
   */
  static List<Cut> all(StyleGraph graph, ReceptiveField field, Trial trial) {
    List<Cut> cuts = new ArrayList<>();
    String picture = graph.picture();
    cuts.add(new Cut(-1, List.of(picture), 0));
    Map<String, Integer> lastUses = lastUses(graph);
    List<String> live = new ArrayList<>(List.of(picture));
    for (int i = 0; i < graph.nodes().size() - 1 && field.known(); i++) {
      int position = i;
      live.removeIf(name -> lastUses.getOrDefault(name, -1) <= position);
      String made = graph.nodes().get(i).getOutput(0);
      if (field.extents().containsKey(made) && lastUses.getOrDefault(made, -1) > i) {
        live.add(made);
      }
      List<String> kept = live.stream().filter(name -> !name.equals(picture)).toList();
      if (!kept.isEmpty()
          && kept.stream()
              .allMatch(name -> canBeKept(field.extents().get(name), trial.samples(name)))) {
        double size = kept.stream().mapToDouble(name -> field.extents().get(name).size()).sum();
        cuts.add(new Cut(i, List.copyOf(live), size));
      }
    }
    return cuts;
  }

  /** Whether a tensor is what it was taken for, and has a window for each of the picture. */
  private static boolean canBeKept(ReceptiveField.Extent extent, Optional<Trial.Samples> found) {
    return found
        .filter(Trial.Samples::isAligned)
        .filter(it -> it.stride() == extent.stride() && it.channels() == extent.channels())
        .isPresent();
  }

  private static Map<String, Integer> lastUses(StyleGraph graph) {
    Map<String, Integer> uses = new HashMap<>();
    List<NodeProto> nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (String input : nodes.get(i).getInputList()) {
        uses.put(input, i);
      }
    }
    graph.outputs().forEach(output -> uses.put(output.getName(), nodes.size()));
    return uses;
  }
}
