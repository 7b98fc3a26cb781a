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
import org.impasto.paint.tensor.InScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class MemoryEstimateTest {
  private static final Pattern SIZE = Pattern.compile("--size (\\d+)$");
  private static final long GIGABYTE = 1_000_000_000;

  private final Picture content = TinyRun.content();
  private final List<Picture> styles = List.of(TinyRun.style());
  private FeatureNetwork network;

  @BeforeEach
  void load() throws Exception {
    network =
        FeatureNetwork.of(
            TinyRun.options().network(), TinyRun.WEIGHTS, TinyRun.options().compute());
  }

  private static IterativeOptions sized(int size) {
    return TinyRun.options().withScales(TinyRun.options().scales().withSize(size));
  }

  private void require(int size, long available) {
    plan(size, new Tiling.None(), available).requireFits();
  }

  private MemoryPlan plan(int size, Tiling tiling, long available) {
    return new MemoryPlan(sized(size), network, content, styles, tiling, available);
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
  void activationsAndHistoryGrowWithThePixels() {
    MemoryEstimate small = MemoryEstimate.of(sized(512), network, content, styles, 0);
    MemoryEstimate large = MemoryEstimate.of(sized(1024), network, content, styles, 0);
    assertThat((double) large.activations() / small.activations()).isBetween(3.9, 4.1);
    assertThat((double) large.optimizer() / small.optimizer()).isBetween(3.9, 4.1);
    assertThat(large.program()).isEqualTo(small.program());
  }

  @Test
  void adamNeedsLessThanLbfgs() {
    IterativeOptions adam = sized(1024).withOptimizer(AdamOptions.DEFAULTS);
    assertThat(MemoryEstimate.of(adam, network, content, styles, 0).total())
        .isLessThan(MemoryEstimate.of(sized(1024), network, content, styles, 0).total());
  }
}
