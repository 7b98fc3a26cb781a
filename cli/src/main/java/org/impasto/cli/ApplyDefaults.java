package org.impasto.cli;

import java.util.Map;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.StylizeOptions;

/** The defaults of {@code impasto apply} as its help shows them: one default, one place. */
public final class ApplyDefaults extends ShownDefaults {
  private static final int PERCENT = 100;

  /** As resource bundles are made. */
  public ApplyDefaults() {
    super(ApplyDefaults::values);
  }

  /** The value by option, without its dashes. */
  static Map<String, String> values() {
    StylizeOptions options = StylizeOptions.DEFAULTS;
    long quality = Math.round(PERCENT * WriteOptions.DEFAULTS.jpegQuality());
    return Map.of(
        "strength", PresetDefaults.plain(options.strength()),
        "colors", Choices.label(options.colors()),
        "strokes", options.strokes().label(),
        "precision", Choices.label(options.precision()),
        "jobs", Integer.toString(options.jobs()),
        "threads", Integer.toString(options.threads()),
        "tile", options.tiling().label(),
        "quality", Long.toString(quality),
        "bit-depth", Integer.toString(WriteOptions.DEFAULTS.bitDepth()));
  }
}
