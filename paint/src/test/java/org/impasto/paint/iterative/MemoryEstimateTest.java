package org.impasto.paint.iterative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.features.FeatureNetwork;
import org.impasto.paint.optim.AdamOptions;
import org.impasto.paint.tensor.InScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class MemoryEstimateTest {
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
