package org.impasto.paint.iterative;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.weights.Weights;

/**
 * Paints in a process of its own, and prints the most memory it held and the estimate, in bytes.
 * The arguments are a network, a size and the side of tiles, 0 for whole; the history is filled,
 * which takes 23 evaluations.
 */
final class MeasuredRun {
  private static final int EVALUATIONS = 23;
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private MeasuredRun() {}

  public static void main(String[] arguments) throws Exception {
    Network network = Network.of(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    int tileSide = Integer.parseInt(arguments[2]);
    IterativeOptions options =
        Preset.DEFAULT
            .options()
            .withNetwork(network)
            .withScales(new ScaleOptions(size, 1, 128, EVALUATIONS, 1));
    Picture content = TinyRun.picture(768, 512, 9);
    List<Picture> styles = List.of(TinyRun.picture(1024, 640, 5));
    Weights weights = SyntheticNetworks.weights(network, 1);
    CheckpointOptions checkpoints =
        new CheckpointOptions(
            Files.createTempDirectory("run").resolve("run.checkpoint"), INTERVAL, false);
    new IterativeStylizer(options, weights)
        .withTiling(tileSide == 0 ? new Tiling.None() : new Tiling.Pixels(tileSide))
        .stylize(content, styles, ProgressListener.NONE, Optional.of(checkpoints));
    checkpoints.discard();
    long peak = peak();
    FeatureNetwork built = FeatureNetwork.of(options.network(), weights, options.compute());
    long estimate = MemoryEstimate.of(options, built, content, styles, tileSide).total();
    System.out.println(peak + " " + estimate);
  }

  private static long peak() throws Exception {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(PEAK)) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("no " + PEAK + " in " + STATUS);
  }
}
