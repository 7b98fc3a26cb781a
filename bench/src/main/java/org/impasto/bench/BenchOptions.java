package org.impasto.bench;

/**
 * How much is measured.
 *
 * @param size pixels of the longer side of pictures, 64 to 2048; default 512
 * @param rounds how often each contender is measured, 1 to 100; default 5. More are less disturbed
 * @param evaluations of the published recipe that the race is about, 20 to 1000; default 200
 */
public record BenchOptions(int size, int rounds, int evaluations) {
  /** What takes one to two hours in all on two processors. */
  public static final BenchOptions DEFAULTS = new BenchOptions(512, 5, 200);

  /** Refuses values outside their ranges. */
  public BenchOptions {
    require("size", size, 64, 2048);
    require("rounds", rounds, 1, 100);
    require("evaluations", evaluations, 20, 1000);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d; it must be from %d to %d".formatted(name, value, least, most));
    }
  }
}
