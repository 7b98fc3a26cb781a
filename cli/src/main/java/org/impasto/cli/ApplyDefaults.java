package org.impasto.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.impasto.image.WriteOptions;
import org.impasto.stylize.StylizeOptions;

/** The defaults of {@code impasto apply} as its help shows them: one default, one place. */
public final class ApplyDefaults extends ResourceBundle {
  private static final String PREFIX = "default.";
  private static final int PERCENT = 100;

  /** As resource bundles are made. */
  public ApplyDefaults() {}

  @Override
  protected Object handleGetObject(String key) {
    return key.startsWith(PREFIX) ? values().get(key.substring(PREFIX.length())) : null;
  }

  /** None, as in {@link PresetDefaults}. */
  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }

  /** The value by option, without its dashes. */
  static Map<String, String> values() {
    StylizeOptions options = StylizeOptions.DEFAULTS;
    long quality = Math.round(PERCENT * WriteOptions.DEFAULTS.jpegQuality());
    return Map.of(
        "strength", PresetDefaults.plain(options.strength()),
        "colors", Choices.label(options.colors()),
        "jobs", Integer.toString(options.jobs()),
        "threads", Integer.toString(options.threads()),
        "tile", options.tiling().label(),
        "quality", Long.toString(quality),
        "bit-depth", Integer.toString(WriteOptions.DEFAULTS.bitDepth()));
  }
}
