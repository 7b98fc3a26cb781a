package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.impasto.image.Picture;
import org.impasto.image.Tiling;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.InScope;
import org.impasto.paint.tensor.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole or in tiles, by the memory there is. */
@ExtendWith(InScope.class)
final class MemoryPlanTest {
  private static final Pattern SIZE = Pattern.compile("--size (\\d+)$");
  private static final long GIGABYTE = 1_000_000_000;
  private static final Tiling AUTO = new Tiling.Auto();

  private final Picture content = TinyRun.content();
  private final List<Picture> styles = List.of(TinyRun.style());
  private FeatureNetwork network;

  @BeforeEach
  void load() throws Exception {
    network =
        FeatureNetwork.of(
            TinyRun.options().network(), TinyRun.WEIGHTS, TinyRun.options().compute());
  }

  private IterativeOptions sized(int size) {
    return TinyRun.options().withScales(TinyRun.options().scales().withSize(size));
  }

  private MemoryPlan plan(int size, Tiling tiling, long available) {
    return new MemoryPlan(sized(size), network, content, styles, tiling, available);
  }

  private int tileSide(int size, Tiling tiling, long available) {
    Way way = plan(size, tiling, available).way();
    assertThat(way.halfHistory()).isFalse();
    return way.tileSide();
  }

  private long bytes(int size, int tileSide) {
    return bytes(size, new Way(tileSide, false));
  }

  private long bytes(int size, Way way) {
    IterativeOptions options = way.in(sized(size));
    return MemoryEstimate.of(options, network, content, styles, way.tileSide()).total();
  }

  @Test
  void whatFitsIsPaintedWhole() {
    assertThat(tileSide(4096, AUTO, bytes(4096, 0))).isZero();
    assertThatCode(() -> plan(4096, AUTO, bytes(4096, 0)).requireFits()).doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitIsPaintedInTheLargestTilesThatDo() {
    assertThat(tileSide(4096, AUTO, bytes(4096, 0) - 1)).isEqualTo(512);
    assertThat(tileSide(4096, AUTO, bytes(4096, 512))).isEqualTo(512);
    assertThat(tileSide(4096, AUTO, bytes(4096, 512) - 1)).isEqualTo(256);
    assertThatCode(() -> plan(4096, AUTO, bytes(4096, 256)).requireFits())
        .doesNotThrowAnyException();
  }

  @Test
  void whatFitsInNoTilesIsPaintedWithHalfAHistory() {
    long available = bytes(4096, 256) - 1;
    Way way = plan(4096, AUTO, available).way();
    assertThat(way).isEqualTo(new Way(512, true));
    assertThatCode(() -> plan(4096, AUTO, available).requireFits()).doesNotThrowAnyException();
    assertThat(plan(4096, AUTO, bytes(4096, new Way(256, true))).way())
        .isEqualTo(new Way(256, true));
    assertThat(plan(4096, new Tiling.None(), bytes(4096, 0) - 1).way()).isEqualTo(new Way(0, true));
    assertThat(plan(4096, AUTO, available).way(new Way(256, true)))
        .as("as before")
        .isEqualTo(new Way(256, true));
  }

  @Test
  void whoAsksForHalfAHistoryGetsItAndAdamHasNone() {
    IterativeOptions half = sized(4096).withOptimizer(LbfgsOptions.DEFAULTS.withHalfHistory(true));
    assertThat(new MemoryPlan(half, network, content, styles, AUTO, Long.MAX_VALUE).way())
        .isEqualTo(new Way(0, true));
    IterativeOptions adam = sized(4096).withOptimizer(AdamOptions.DEFAULTS);
    assertThat(new MemoryPlan(adam, network, content, styles, AUTO, 1).way())
        .isEqualTo(new Way(256, false));
  }

  @Test
  void whatFitsInNoTilesIsRefusedWithTheLargestSizeThatDoes() {
    long available = bytes(4096, new Way(256, true)) - 1;
    assertThatThrownBy(() -> plan(4096, AUTO, available).requireFits())
        .isInstanceOf(InsufficientMemoryException.class)
        .satisfies(
            refusal -> {
              Matcher matcher = SIZE.matcher(refusal.getMessage());
              assertThat(matcher.find()).isTrue();
              int largest = Integer.parseInt(matcher.group(1));
              assertThat(largest).isBetween(3900, 4095);
              assertThatCode(() -> plan(largest, AUTO, available).requireFits())
                  .doesNotThrowAnyException();
            });
  }

  private void require(int size, long available) {
    plan(size, new Tiling.None(), available).requireFits();
  }

  @Test
  void refusalNamesTheLargestSizeThatFits() {
    assertThatThrownBy(() -> require(4096, 2 * GIGABYTE))
        .isInstanceOf(InsufficientMemoryException.class)
        .hasMessageStartingWith("painting 4096×3004 px needs about ")
        .hasMessageContaining("and 2.0 GB are free")
        .satisfies(
            refusal -> {
              Matcher matcher = SIZE.matcher(refusal.getMessage());
              assertThat(matcher.find()).isTrue();
              int largest = Integer.parseInt(matcher.group(1));
              assertThatCode(() -> require(largest, 2 * GIGABYTE)).doesNotThrowAnyException();
              assertThatThrownBy(() -> require(largest + largest / 16, 2 * GIGABYTE))
                  .isInstanceOf(InsufficientMemoryException.class);
            });
  }

  @Test
  void whereNothingFitsNoSizeIsNamed() {
    assertThatThrownBy(() -> require(512, 100_000_000))
        .isInstanceOf(InsufficientMemoryException.class)
        .hasMessageEndingWith("close other programs or use a smaller network");
  }

  @Test
  void runThatFitsIsNotRefused() {
    assertThatCode(() -> require(512, 2 * GIGABYTE)).doesNotThrowAnyException();
  }

  @Test
  void whatWasAskedForIsDoneWhateverTheMemory() {
    assertThat(tileSide(1024, new Tiling.Pixels(320), Long.MAX_VALUE)).isEqualTo(320);
    assertThat(plan(1024, new Tiling.None(), 1).way().tileSide()).isZero();
    assertThatThrownBy(
            () -> plan(1024, new Tiling.None(), bytes(1024, new Way(0, true)) - 1).requireFits())
        .isInstanceOf(InsufficientMemoryException.class);
    assertThatThrownBy(
            () ->
                plan(1024, new Tiling.Pixels(256), bytes(1024, new Way(256, true)) - 1)
                    .requireFits())
        .isInstanceOf(InsufficientMemoryException.class);
  }

  @Test
  void whoForbadeWhatWouldHelpIsToldSo() {
    assertThatThrownBy(
            () -> plan(1024, new Tiling.None(), bytes(1024, new Way(0, true)) - 1).requireFits())
        .hasMessageEndingWith("in tiles it fits, with --tile auto");
    assertThatThrownBy(() -> plan(4096, new Tiling.Pixels(2048), bytes(4096, 512)).requireFits())
        .hasMessageEndingWith("in tiles it fits, with --tile auto");
    long tooLittle = bytes(4096, new Way(256, true)) - 1;
    assertThatThrownBy(() -> plan(4096, new Tiling.None(), tooLittle).requireFits())
        .hasMessageContaining("the largest size that fits is --size");
  }

  @Test
  void aRunThatGoesOnKeepsItsTilesIfTheyFit() {
    MemoryPlan plenty = plan(4096, AUTO, Long.MAX_VALUE);
    assertThat(plenty.way(new Way(512, false))).isEqualTo(new Way(512, false));
    MemoryPlan less = plan(4096, AUTO, bytes(4096, 512));
    assertThat(less.way(new Way(0, false))).isEqualTo(new Way(512, false));
    assertThat(less.way(new Way(256, false))).isEqualTo(new Way(256, false));
    assertThat(plan(4096, new Tiling.Pixels(320), Long.MAX_VALUE).way(new Way(512, false)))
        .isEqualTo(new Way(320, false));
  }

  @Test
  void tilesOfANarrowPictureAreNoSquares() {
    IterativeOptions options = sized(4096);
    Picture narrow = TinyRun.picture(400, 30, 3);
    MemoryEstimate tiled = MemoryEstimate.of(options, network, narrow, styles, 2048);
    MemoryEstimate whole = MemoryEstimate.of(options, network, narrow, styles, 0);
    assertThat(tiled.activations()).isLessThan(whole.activations());
  }

  @Test
  void theMemoryOfOtherDevicesIsNotKnown() {
    IterativeOptions elsewhere =
        sized(4096).withCompute(new Compute(new Device(Device.Kind.CUDA, 0), Precision.FP32));
    MemoryPlan plan = new MemoryPlan(elsewhere, network, content, styles, AUTO, 1);
    assertThat(plan.way()).isEqualTo(new Way(0, false));
    assertThatCode(plan::requireFits).doesNotThrowAnyException();
  }
}
