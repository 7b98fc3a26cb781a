package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures contenders in turn, A B A B, so that what slows the machine down for a while slows down
 * all of them. The first round warms up and does not count.
 */
final class Alternation {
  private final int rounds;
  private final Consumer<String> listener;

  /**
   * So many rounds that count.
   *
   * @param listener is told of every amount
   */
  Alternation(int rounds, Consumer<String> listener) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds are " + rounds + "; there must be 1 or more");
    }
    this.rounds = rounds;
    this.listener = listener;
  }

  /** One amount of each, for what takes minutes. */
  List<Timing> once(List<Contender> contenders, String unit) throws IOException {
    return new Alternation(1, listener).measureCold(contenders, unit);
  }

  /** The same without its warm-up, for what begins anew each time anyway. */
  List<Timing> measureCold(List<Contender> contenders, String unit) throws IOException {
    return measure(contenders, unit, 0);
  }

  List<Timing> measure(List<Contender> contenders, String unit) throws IOException {
    return measure(contenders, unit, 1);
  }

  private List<Timing> measure(List<Contender> contenders, String unit, int warmUps)
      throws IOException {
    List<List<Double>> amounts = new ArrayList<>();
    contenders.forEach(contender -> amounts.add(new ArrayList<>()));
    for (int round = 0; round < warmUps + rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get(i);
        double amount = contender.work().measure();
        boolean counts = round >= warmUps;
        if (counts) {
          amounts.get(i).add(amount);
        }
        listener.accept(
            String.format(
                Locale.ROOT,
                "%s: %.4g %s%s",
                contender.name(),
                amount,
                unit,
                counts ? "" : " (warm-up)"));
      }
    }
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      timings.add(new Timing(contenders.get(i).name(), amounts.get(i)));
    }
    return timings;
  }
}
