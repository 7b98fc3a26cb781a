package org.impasto.bench;

import java.util.List;

/**
 * Contenders that did the same, measured in alternation. Less is better.
 *
 * @param title what they did
 * @param unit of all amounts, e.g. {@code s}
 * @param timings of every contender
 * @param targets ratios between them that matter
 */
public record Comparison(String title, String unit, List<Timing> timings, List<Target> targets) {
  /** Copies the lists; refuses targets of contenders that are not there. */
  public Comparison {
    timings = List.copyOf(timings);
    targets = List.copyOf(targets);
    for (Target target : targets) {
      timing(timings, target.better());
      timing(timings, target.than());
    }
  }

  /** How many times less the better one of {@code target} takes, by medians. */
  public double ratio(Target target) {
    return timing(timings, target.than()).median() / timing(timings, target.better()).median();
  }

  private static Timing timing(List<Timing> timings, String name) {
    return timings.stream()
        .filter(timing -> timing.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing was measured of " + name));
  }
}
