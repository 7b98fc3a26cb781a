package org.impasto.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured. */
public enum Area {
  /** One evaluation of a loss, and a whole picture. */
  PAINT {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return PaintBench.run(options, alternation);
    }
  },
  /** The time until a picture is as good as the published recipe's. */
  RACE {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return RaceBench.run(options, alternation);
    }
  },
  /** A step of training a style. */
  TRAIN {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return TrainBench.run(options, alternation);
    }
  },
  /** A trained style on a photo, and on a folder of them. */
  APPLY {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return ApplyBench.run(options, alternation);
    }
  },
  /** From the command to the file. */
  STARTUP {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return StartupBench.run(options, alternation);
    }
  },
  /** The most memory that is held at one time. */
  MEMORY {
    @Override
    List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException {
      return MemoryBench.run(options, alternation);
    }
  };

  abstract List<Comparison> run(BenchOptions options, Alternation alternation) throws IOException;

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
