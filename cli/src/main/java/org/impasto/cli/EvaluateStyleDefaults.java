package org.impasto.cli;

import java.util.HashMap;
import java.util.Map;
import org.impasto.paint.feedforward.TrainingPreset;

/** The defaults of {@code impasto evaluate-style} as its help shows them, and those of training. */
public final class EvaluateStyleDefaults extends ShownDefaults {
  /** As resource bundles are made. */
  public EvaluateStyleDefaults() {
    super(EvaluateStyleDefaults::values);
  }

  private static Map<String, String> values() {
    Map<String, String> values = new HashMap<>(TrainDefaults.values());
    values.put("precision", TrainingPreset.DEFAULT.options().compute().precision().label());
    return values;
  }
}
