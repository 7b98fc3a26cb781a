package org.impasto.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.impasto.paint.evaluation.Judge;
import org.impasto.paint.features.Network;
import org.impasto.paint.iterative.Preset;

/** The defaults of {@code impasto evaluate} as its help shows them, and those of the preset. */
public final class EvaluateDefaults extends ShownDefaults {
  /** As resource bundles are made. */
  public EvaluateDefaults() {
    super(EvaluateDefaults::values);
  }

  private static Map<String, String> values() {
    Map<String, String> values = new HashMap<>(PresetDefaults.values());
    values.put("judge", judges());
    values.put("precision", Preset.DEFAULT.options().compute().precision().label());
    return values;
  }

  /** The judges as people type them. */
  static String judges() {
    return Judge.DEFAULTS.stream().map(Network::label).collect(Collectors.joining(","));
  }
}
