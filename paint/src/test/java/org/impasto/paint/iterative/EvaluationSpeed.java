package org.impasto.paint.iterative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.JointNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Libtorch;
import org.impasto.paint.tensor.Precision;
import org.impasto.paint.weights.Weights;

/**
 * Prints how long one evaluation of the loss of {@code default} takes with {@code lite}, with
 * VGG-16, and with SqueezeNet and the normalized VGG-19 together, in alternation. The arguments are
 * a size and a number of rounds; weights are random, which makes no difference to the time.
 */
final class EvaluationSpeed {
  private static final int EVALUATIONS = 6;
  private static final int WARM_UP = 2;

  private EvaluationSpeed() {}

  public static void main(String[] arguments) throws Exception {
    int size = Integer.parseInt(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Libtorch.setThreads(0);
    List<List<Network>> candidates =
        List.of(
            List.of(Network.LITE),
            List.of(Network.VGG16),
            List.of(Network.SQUEEZENET1_1, Network.VGG19_NORMALIZED));
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      List<List<Double>> seconds = new ArrayList<>();
      candidates.forEach(candidate -> seconds.add(new ArrayList<>()));
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < candidates.size(); i++) {
          seconds.get(i).addAll(seconds(candidates.get(i), size, precision));
        }
      }
      double lite = median(seconds.get(0));
      for (int i = 0; i < candidates.size(); i++) {
        double[] sorted = sorted(seconds.get(i));
        System.out.printf(
            Locale.ROOT,
            "%s %d %s: %.3f s (%.3f to %.3f), %.2f times lite%n",
            precision.label(),
            size,
            candidates.get(i),
            median(seconds.get(i)),
            sorted[0],
            sorted[sorted.length - 1],
            median(seconds.get(i)) / lite);
      }
    }
  }

  private static List<Double> seconds(List<Network> names, int size, Precision precision)
      throws Exception {
    Compute compute = new Compute(Device.CPU, precision);
    Map<Network, FeatureNetwork> networks = new LinkedHashMap<>();
    List<Weights> weights = new ArrayList<>();
    for (Network name : names) {
      weights.add(SyntheticNetworks.weights(name, 1));
      networks.put(
          name,
          FeatureNetwork.of(NetworkOptions.of(name), weights.get(weights.size() - 1), compute));
    }
    IterativeOptions options =
        Preset.DEFAULT
            .options()
            .withNetworkOptions(NetworkOptions.of(names.get(0)))
            .withNetworks(names)
            .withScales(new ScaleOptions(size, 1, size, EVALUATIONS, 1))
            .withCompute(compute);
    Picture content = TinyRun.picture(size, size, 9);
    List<Double> ends = new ArrayList<>();
    new IterativeStylizer(options, new JointNetwork(networks), weights)
        .stylize(content, List.of(TinyRun.picture(size, size, 5)), p -> ends.add(p.seconds()));
    List<Double> each = new ArrayList<>();
    for (int i = WARM_UP; i < ends.size(); i++) {
      each.add(ends.get(i) - ends.get(i - 1));
    }
    return each;
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double median(List<Double> values) {
    double[] sorted = sorted(values);
    return sorted[sorted.length / 2];
  }
}
