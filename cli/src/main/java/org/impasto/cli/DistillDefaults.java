package org.impasto.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import org.impasto.paint.distill.DistillOptions;

/** The defaults of {@code impasto distill} as its help shows them: one default, one place. */
public final class DistillDefaults extends ResourceBundle {
  private static final String PREFIX = "default.";

  /** As resource bundles are made. */
  public DistillDefaults() {}

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
    DistillOptions options = DistillOptions.DEFAULTS;
    return Map.ofEntries(
        Map.entry("teachers", DistillMixin.TEACHERS),
        Map.entry("steps", Integer.toString(options.steps())),
        Map.entry("size", Integer.toString(options.size())),
        Map.entry("batch", Integer.toString(options.batch())),
        Map.entry("learning-rate", PresetDefaults.plain(options.learningRate())),
        Map.entry("gram-weight", PresetDefaults.plain(options.gramWeight())),
        Map.entry("mosaics", PresetDefaults.plain(options.mosaics())),
        Map.entry("visit-from", Integer.toString(options.visited().from())),
        Map.entry("visit-every", Integer.toString(options.visited().every())),
        Map.entry("visit-count", Integer.toString(options.visited().count())),
        Map.entry("seed", Long.toString(options.seed())),
        Map.entry("precision", options.compute().precision().label()));
  }
}
