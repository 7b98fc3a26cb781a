package org.impasto.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured. */
public enum Area {
  /** One evaluation of a loss, and a whole picture. */
  PAINT(PaintBench::run),
  /** How little the fastest precision loses. */
  ACCURACY(AccuracyBench::run),
  /** The time until a picture is as good as the published recipe's. */
  RACE(RaceBench::run),
  /** A step of training a style. */
  TRAIN(TrainBench::run),
  /** A trained style on a photo, and on a folder of them. */
  APPLY(ApplyBench::run),
  /** From the command to the file. */
  STARTUP(StartupBench::run),
  /** The most memory that is held at one time. */
  MEMORY(MemoryBench::run);

  /** Measures an area. */
  private interface Measuring {
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException;
  }

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final Measuring measuring;

  Area(Measuring measuring) {
    this.measuring = measuring;
  }

  List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
    return measuring.run(options, alternation);
  }

  /**
   * The area called {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Area of(String name) {
    return Arrays.stream(values())
        .filter(area -> area.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "area is '%s'; it must be one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Area::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** The name people type. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
