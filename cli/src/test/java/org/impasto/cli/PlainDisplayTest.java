package org.impasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.impasto.paint.iterative.Progress;
import org.impasto.paint.loss.LossValues;
import org.junit.jupiter.api.Test;

/** Lines for logs, on a clock that the test moves. */
final class PlainDisplayTest {
  private final AtomicLong seconds = new AtomicLong();
  private final StringWriter text = new StringWriter();
  private final PlainDisplay display =
      new PlainDisplay(new PrintWriter(text), () -> TimeUnit.SECONDS.toNanos(seconds.get()));

  /** One evaluation a second: ten at 50×40, then ten at 100×80, which count for three each. */
  private void paint(int scale, int evaluation) {
    int number = 10 * (scale - 1) + evaluation;
    seconds.set(number);
    double done = scale == 1 ? evaluation : 10 + 3.0 * evaluation;
    display.painting(
        new Progress(
            scale,
            2,
            50 * scale,
            40 * scale,
            evaluation,
            10,
            new LossValues(1, 20, 0.5),
            number,
            done / 40,
            () -> null));
  }

  @Test
  void thereIsOneLineForEachScaleAndOneEveryFiveSeconds() {
    for (int i = 1; i <= 10; i++) {
      paint(1, i);
    }
    paint(2, 1);
    assertThat(text.toString().lines())
        .containsExactly(
            "scale 1/2 (50×40): evaluation 1 of 10, loss 21.50",
            "scale 1/2 (50×40): evaluation 6 of 10, loss 21.50, 1.0/s, 0:34 left",
            "scale 2/2 (100×80): evaluation 1 of 10, loss 21.50, 0:23 left");
  }

  @Test
  void aDownloadIsTalkedAboutEveryFiveSeconds() {
    for (int i = 0; i < 9; i++) {
      seconds.set(i);
      display.downloading("w.bin", 1_000_000L * i, 10_000_000);
    }
    assertThat(text.toString().lines()).containsExactly("w.bin: 5.0 MB of 10.0 MB (50%)");
  }

  @Test
  void amountsReadTheSameEverywhere() {
    assertThat(Amounts.time(5.4)).isEqualTo("0:05");
    assertThat(Amounts.time(3723)).isEqualTo("1:02:03");
    assertThat(Amounts.bytes(58_889_256)).isEqualTo("58.9 MB");
    assertThat(Amounts.loss(1.23456e7)).isEqualTo("1.235e+07");
    assertThat(Amounts.loss(12.3456)).isEqualTo("12.35");
    assertThat(Amounts.speed(0.1)).isEqualTo("10.0 s each");
  }
}
