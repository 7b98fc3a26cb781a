package org.impasto.cli;

import java.util.List;
import org.impasto.image.Tiling;
import org.impasto.stylize.StylePrecision;
import org.impasto.stylize.StylizeOptions;
import picocli.CommandLine.Option;

/** The options about how fast a style is applied, and in how much memory. */
final class ApplyComputeMixin {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Pictures made at the same time; reading and writing overlap with that anyway. More is"
              + " faster for many small pictures, and takes more memory. Default:"
              + " ${bundle:default.jobs}")
  private Integer jobs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads for each picture; 0 is one for each processor. Default:"
              + " ${bundle:default.threads}")
  private Integer threads;

  @Option(
      names = "--precision",
      paramLabel = "fp32|bf16|auto",
      description =
          "The numbers of the network; bf16 takes half to two thirds of the time on processors made"
              + " for it, and changes colors by less than a step of 255 on average, for each size of"
              + " strokes. Tiles and styles of other programs are fp32. auto is bf16 on such a"
              + " processor, from 2 megapixels in all. Default: ${bundle:default.precision}")
  private StylePrecision precision;

  @Option(
      names = "--tile",
      paramLabel = "auto|none|PIXELS",
      description =
          "Whether pictures go through the network whole or in tiles, which bounds the memory; auto"
              + " decides by the memory there is. Default: ${bundle:default.tile}")
  private String tile;

  /** {@code options} with these. */
  StylizeOptions applyTo(StylizeOptions options) {
    StylizeOptions changed = options;
    if (jobs != null) {
      StylizeOptions before = changed;
      changed = UsageException.naming("--jobs", () -> before.withJobs(jobs));
    }
    if (threads != null) {
      StylizeOptions before = changed;
      changed = UsageException.naming("--threads", () -> before.withThreads(threads));
    }
    if (precision != null) {
      changed = changed.withPrecision(precision);
    }
    return tile == null
        ? changed
        : changed.withTiling(UsageException.naming("--tile", () -> Tiling.of(tile)));
  }

  /** Those that can change a picture, and that it does not record itself, as arguments. */
  List<String> arguments() {
    return threads == null ? List.of() : List.of("--threads", threads.toString());
  }
}
