package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.impasto.cli.Choices.PaintPrecision;
import org.impasto.paint.features.Network;
import org.impasto.paint.tensor.Compute;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Precision;
import org.junit.jupiter.api.Test;

/** Which precision is taken where nobody asks, and where somebody does. */
final class ComputeMixinTest {
  private static final Compute DOUBLE = new Compute(Device.CPU, Precision.FP64);

  private static ComputeMixin asked(PaintPrecision precision) {
    ComputeMixin mixin = new ComputeMixin();
    mixin.device = "cpu";
    mixin.threads = 1;
    mixin.precision = precision;
    return mixin;
  }

  @Test
  void ownPresetsTakeTheFastestAndPublishedOnesAndMeasuringTheirOwn() {
    ComputeMixin nothing = asked(null);
    assertThat(nothing.forPainting(DOUBLE, false, Network.LITE).precision())
        .isEqualTo(Precision.fastest(Device.CPU));
    assertThat(nothing.forPainting(DOUBLE, true, Network.LITE).precision())
        .isEqualTo(Precision.FP64);
    assertThat(nothing.applyTo(DOUBLE).precision()).isEqualTo(Precision.FP64);
  }

  @Test
  void aNetworkThatLosesInBf16IsNotChosenToCompareInIt() {
    for (PaintPrecision automatic : new PaintPrecision[] {null, PaintPrecision.AUTO}) {
      assertThat(asked(automatic).forPainting(DOUBLE, false, Network.SQUEEZENET1_1).precision())
          .isEqualTo(Precision.FP32);
    }
    ComputeMixin fast = asked(PaintPrecision.BF16);
    assertThat(fast.forPainting(DOUBLE, false, Network.SQUEEZENET1_1).precision())
        .isEqualTo(Precision.BF16);
  }

  @Test
  void whatIsAskedForIsTaken() {
    assertThat(asked(PaintPrecision.BF16).forPainting(DOUBLE, true, Network.LITE).precision())
        .isEqualTo(Precision.BF16);
    assertThat(asked(PaintPrecision.FP32).forPainting(DOUBLE, false, Network.LITE).precision())
        .isEqualTo(Precision.FP32);
    assertThat(asked(PaintPrecision.BF16).applyTo(DOUBLE).precision()).isEqualTo(Precision.BF16);
  }
}
