package org.impasto.paint.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Painting;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.iterative.ProgressListener;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;

/**
 * Paints the picture that closure is measured against: the default preset with the judges
 * themselves as networks. The loss is the mean over judges of each one's own default loss.
 */
public final class DirectOptimization {
  private final List<Judge> judges;
  private final IterativeOptions options;

  /**
   * Direct optimization for {@code judges}.
   *
   * @param judges at least one
   * @param evaluations of the loss at the first size; results are best compared with as many as
   *     they themselves had
   * @param compute where, and how precisely
   */
  public DirectOptimization(List<Judge> judges, int evaluations, Compute compute) {
    this.judges = List.copyOf(judges);
    IterativeOptions preset = Preset.DEFAULT.options();
    this.options =
        preset
            .withNetworkOptions(this.judges.get(0).asTrained())
            .withNetworks(this.judges.stream().map(Judge::network).toList())
            .withScales(preset.scales().withSize(0).withEvaluations(evaluations))
            .withCompute(compute);
  }

  /**
   * The direct picture of width × height.
   *
   * @param listener is told of every evaluation, and can end the run
   * @throws IOException if weights do not fit their network
   */
  public Painting paint(
      Picture content, Picture style, int width, int height, ProgressListener listener)
      throws IOException {
    try (Scope scope = Scope.open()) {
      Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
      for (Judge judge : judges) {
        networks.put(judge.network(), judge.open(options.compute()));
      }
      JointNetwork joint = new JointNetwork(networks);
      return new IterativeStylizer(options, joint, judges.stream().map(Judge::weights).toList())
          .stylize(content.resize(width, height), List.of(style), listener);
    }
  }
}
