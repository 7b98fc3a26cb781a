package org.impasto.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.features.Network;
import picocli.CommandLine.Option;

/** The options about who judges. */
final class JudgeMixin {
  @Option(
      names = "--judge",
      split = ",",
      paramLabel = "NAME",
      description = {
        "The networks that judge: vgg16, vgg19, vgg19_normalised or squeezenet1_1, joined by commas."
            + " One that a result was made with judges it kindly. Default:"
            + " ${bundle:default.judge}"
      })
  List<Network> judges;

  @Option(
      names = "--weights",
      paramLabel = "NAME=FILE",
      description =
          "The weights of a network; by default from the cache, or downloaded once, if they"
              + " are online. Can be given for"
              + " each")
  Map<Network, Path> files = new HashMap<>();

  @Option(
      names = "--lpips-weights",
      paramLabel = "FILE",
      description =
          "The v0.1 heads of LPIPS for SqueezeNet; without them there is no LPIPS. By default none")
  Path lpips;

  /** The judges asked for. */
  List<Network> networks() {
    return judges == null ? Judge.DEFAULTS : judges;
  }

  /**
   * The networks whose weights are needed: the judges, and SqueezeNet if there are heads for it.
   */
  Set<Network> needed() {
    Set<Network> needed = new LinkedHashSet<>(networks());
    if (lpips != null) {
      needed.add(Network.SQUEEZENET1_1);
    }
    return needed;
  }

  /** The file of {@code network}'s weights, if one was given. */
  Optional<Path> file(Network network) {
    return Optional.ofNullable(files.get(network));
  }

  /** Refuses a judge given twice, and weights that nobody needs. */
  void check() {
    for (Network network : networks()) {
      if (networks().indexOf(network) != networks().lastIndexOf(network)) {
        throw new UsageException(
            "--judge: %s is given twice; each judges once".formatted(network.label()));
      }
    }
    for (Network network : files.keySet()) {
      if (!needed().contains(network)) {
        throw new UsageException(
            "--weights: %s is no judge — name it with --judge too".formatted(network.label()));
      }
    }
  }
}
