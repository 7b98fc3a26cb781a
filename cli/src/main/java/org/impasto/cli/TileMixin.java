package org.impasto.cli;

import org.impasto.image.Tiling;
import picocli.CommandLine.Option;

/** The option about how much memory painting takes. */
final class TileMixin {
  @Option(
      names = "--tile",
      paramLabel = "auto|none|PIXELS",
      defaultValue = "auto",
      description =
          "Whether the picture goes through the network whole or in tiles, which bounds the memory"
              + " and takes up to a third longer; losses are the same within rounding. auto decides"
              + " by the memory there is. Default: ${DEFAULT-VALUE}")
  private String tile;

  /** What was asked for. */
  Tiling tiling() {
    return UsageException.naming("--tile", () -> Tiling.of(tile));
  }
}
