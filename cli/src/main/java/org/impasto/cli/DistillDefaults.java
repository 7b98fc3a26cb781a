package org.impasto.cli;

import java.util.Map;
import org.impasto.paint.distill.DistillOptions;

/** The defaults of {@code impasto distill} as its help shows them: one default, one place. */
public final class DistillDefaults extends ShownDefaults {
  /** As resource bundles are made. */
  public DistillDefaults() {
    super(DistillDefaults::values);
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
