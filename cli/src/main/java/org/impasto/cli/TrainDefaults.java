package org.impasto.cli;

import java.util.Map;
import org.impasto.paint.feedforward.TrainingOptions;
import org.impasto.paint.feedforward.TrainingPreset;
import org.impasto.paint.loss.LayerWeight;

/** The defaults of {@code impasto train} as its help shows them: one default, one place. */
public final class TrainDefaults extends ShownDefaults {
  /** As resource bundles are made. */
  public TrainDefaults() {
    super(TrainDefaults::values);
  }

  /** The value by option, without its dashes. */
  static Map<String, String> values() {
    TrainingOptions options = TrainingPreset.DEFAULT.options();
    return Map.ofEntries(
        Map.entry("preset", TrainingPreset.DEFAULT.name()),
        Map.entry("network", options.network().network().label()),
        Map.entry("width", Choices.label(options.width())),
        Map.entry("steps", Integer.toString(options.schedule().steps())),
        Map.entry("size", Integer.toString(options.crops().size())),
        Map.entry("small-first", PresetDefaults.plain(options.crops().smallFirst())),
        Map.entry("varied", Boolean.toString(options.crops().varied())),
        Map.entry("style-size", Integer.toString(options.style().size())),
        Map.entry("batch", Integer.toString(options.crops().count())),
        Map.entry("learning-rate", PresetDefaults.plain(options.schedule().learningRate())),
        Map.entry("last-rate", PresetDefaults.plain(options.schedule().lastRate())),
        Map.entry("content-first", PresetDefaults.plain(options.schedule().contentFirst())),
        Map.entry("optimizer", Choices.label(options.schedule().optimizer())),
        Map.entry("seed", Long.toString(options.seed())),
        Map.entry("content-weight", PresetDefaults.plain(options.loss().content().weight())),
        Map.entry("style-weight", PresetDefaults.plain(options.loss().style().weight())),
        Map.entry("tv-weight", PresetDefaults.plain(options.loss().totalVariation().weight())),
        Map.entry("grid-weight", PresetDefaults.plain(options.gridWeight())),
        Map.entry("content-layers", LayerWeight.format(options.loss().content().layers())),
        Map.entry("style-layers", LayerWeight.format(options.loss().style().layers())),
        Map.entry("precision", Choices.label(ComputeMixin.USUAL)));
  }
}
