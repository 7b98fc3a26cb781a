package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.NetworkOptions;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.photos.PhotoFolder;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Scope;
import org.impasto.paint.weights.WeightArray;
import org.impasto.paint.weights.WeightException;
import org.impasto.paint.weights.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small distillations of a synthetic SqueezeNet, on pictures made by the test. */
final class DistillerTest {
  @TempDir private Path folder;
  private Path photos;

  @BeforeEach
  void makePhotos() throws Exception {
    photos = Files.createDirectory(folder.resolve("photos"));
    PhotoFolder.fill(photos, 8, 130, 120);
  }

  private static DistillOptions options(int steps, VisitedOptions visited) {
    return new DistillOptions(64, 2, steps, 2e-3, 1, 2, 0.5, 0.3, visited, 5, Compute.DEFAULTS);
  }

  private Distiller distiller(DistillOptions options) {
    Map<Network, Weights> teachers =
        Map.of(
            Network.SQUEEZENET1_1, SyntheticNetworks.weights(Network.SQUEEZENET1_1, 1),
            Network.VGG19_NORMALIZED, SyntheticNetworks.weights(Network.VGG19_NORMALIZED, 1));
    return new Distiller(options, new java.util.TreeMap<>(teachers), List.of(photos), List.of());
  }

  private DistillFiles files(String name, boolean resume) {
    return new DistillFiles(folder.resolve(name), Duration.ofHours(1), resume);
  }

  /** Keeps every step's loss, and ends the run after {@code last}. */
  private static final class Recorder implements DistillListener {
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> unexplained = new ArrayList<>(); // of the shallowest layer
    private final int last;

    Recorder(int last) {
      this.last = last;
    }

    @Override
    public boolean onStep(DistillProgress progress) {
      losses.add(progress.loss());
      unexplained.add(progress.unexplained().get("relu1_1"));
      return progress.step() < last;
    }

    @Override
    public void say(String message) {
      throw new AssertionError(message);
    }
  }

  @Test
  void theStudentComesCloserToItsTeachers() throws Exception {
    VisitedOptions none = new VisitedOptions(1, 1, 0, 0, 1);
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    Path output = folder.resolve("lite.safetensors");
    assertThat(distiller(options(60, none)).distill(output, files("a", false), recorder)).isTrue();
    assertThat(mean(recorder.unexplained, 50, 60))
        .isLessThan(0.7 * mean(recorder.unexplained, 0, 10));
    assertThat(mean(recorder.losses, 50, 60)).isLessThan(0.8 * mean(recorder.losses, 0, 10));
    try (Scope scope = Scope.open()) {
      Weights weights = Weights.read(output);
      FeatureNetwork network =
          FeatureNetwork.of(NetworkOptions.of(Network.LITE), weights, Compute.DEFAULTS);
      assertThat(network.layers()).hasSize(6);
      assertThat(weights.metadata()).containsEntry("steps", "60").containsKey("options");
    }
    assertThat(Files.size(output)).isLessThan(3_000_000);
  }

  private static double mean(List<Double> values, int from, int to) {
    return values.subList(from, to).stream().mapToDouble(x -> x).average().orElseThrow();
  }

  @Test
  void aRunThatIsEndedAndResumedGivesTheSameBytes() throws Exception {
    VisitedOptions visited = new VisitedOptions(2, 2, 1, 0.5, 11);
    DistillOptions options = options(6, visited);
    Path whole = folder.resolve("whole.safetensors");
    distiller(options).distill(whole, files("a", false), new Recorder(Integer.MAX_VALUE));
    Path parts = folder.resolve("parts.safetensors");
    DistillFiles kept = files("b", true);
    assertThat(distiller(options).distill(parts, kept, new Recorder(3))).isFalse();
    assertThat(parts).doesNotExist();
    Recorder rest = new Recorder(Integer.MAX_VALUE);
    assertThat(distiller(options).distill(parts, kept, rest)).isTrue();
    assertThat(rest.losses).hasSize(3);
    assertThat(parts).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("b").resolve("painted-0001.png")).exists();
  }

  @Test
  void aTrainingCanStartWhereAnotherEnded() throws Exception {
    VisitedOptions none = new VisitedOptions(1, 1, 0, 0, 1);
    DistillFiles kept = files("e", false);
    Recorder first = new Recorder(Integer.MAX_VALUE);
    distiller(options(40, none)).distill(folder.resolve("first.safetensors"), kept, first);
    Weights begun = Weights.read(kept.current());
    Recorder second = new Recorder(1);
    distiller(options(41, none))
        .startingFrom(begun)
        .distill(folder.resolve("x"), files("f", false), second);
    assertThat(second.losses.get(0)).isLessThan(0.8 * first.losses.get(0));
  }

  @Test
  void weightsOfAnotherNetworkAreNoStart() throws Exception {
    Weights other =
        Weights.of(
            "other",
            "0".repeat(64),
            Map.of(),
            Map.of("conv1_1.weight", new WeightArray(new float[9], 1, 1, 3, 3)));
    Distiller distiller = distiller(options(1, VisitedOptions.DEFAULTS)).startingFrom(other);
    assertThatThrownBy(
            () -> distiller.distill(folder.resolve("x"), files("g", false), new Recorder(1)))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("conv1_1.weight is [1, 1, 3, 3]")
        .hasMessageContaining("start from a file of the same network");
  }

  @Test
  void aCheckpointOfOtherOptionsIsRefused() throws Exception {
    VisitedOptions none = new VisitedOptions(1, 1, 0, 0, 1);
    DistillFiles kept = files("c", true);
    Path output = folder.resolve("x.safetensors");
    distiller(options(4, none)).distill(output, kept, new Recorder(1));
    assertThatThrownBy(() -> distiller(options(5, none)).distill(output, kept, new Recorder(1)))
        .isInstanceOf(WeightException.class)
        .hasMessageContaining("belongs to other networks, pictures or options");
  }

  @Test
  void teachersThatLeaveABlockUntaughtAreRefused() {
    Distiller shallow =
        new Distiller(
            options(1, VisitedOptions.DEFAULTS),
            Map.of(
                Network.VGG19_NORMALIZED, SyntheticNetworks.weights(Network.VGG19_NORMALIZED, 1)),
            List.of(photos),
            List.of());
    assertThatThrownBy(
            () -> shallow.distill(folder.resolve("x"), files("d", false), new Recorder(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none has a layer for block 4");
  }
}
