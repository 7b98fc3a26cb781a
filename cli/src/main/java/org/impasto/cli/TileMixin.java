package org.impasto.cli;

import org.impasto.image.Tiling;
import org.impasto.paint.iterative.IterativeStylizer;
import picocli.CommandLine.Option;

/** The option about how much memory painting takes. */
final class TileMixin {
  @Option(
      names = "--tile",
      paramLabel = "auto|none|PIXELS",
      description =
          "Whether the picture goes through the network whole or in tiles, which take less memory,"
              + " and longer the smaller they are; losses are the same within rounding. auto decides"
              + " by the memory there is. Default: ${bundle:default.tile}")
  private String tile;

  /** Refuses what is neither a word nor a side of a tile. */
  void check() {
    tiling();
  }

  /** What was asked for. */
  Tiling tiling() {
    return tile == null
        ? IterativeStylizer.TILING
        : UsageException.naming("--tile", () -> Tiling.of(tile));
  }
}
