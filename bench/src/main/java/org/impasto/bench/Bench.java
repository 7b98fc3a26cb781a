package org.impasto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures one area after the other. */
public final class Bench {
  private Bench() {}

  /**
   * The comparisons of {@code areas}, in their order.
   *
   * @param listener is told of every amount that is measured
   * @throws IOException if a process cannot be started, or memory or disk do not suffice
   */
  public static List<Comparison> run(
      List<Area> areas, BenchOptions options, Consumer<String> listener) throws IOException {
    Alternation alternation = new Alternation(options.rounds(), listener);
    List<Comparison> comparisons = new ArrayList<>();
    for (Area area : areas) {
      comparisons.addAll(area.run(options, alternation));
    }
    return comparisons;
  }
}
