package org.impasto.cli;

import java.math.BigDecimal;
import java.util.Map;
import org.impasto.image.WriteOptions;
import org.impasto.paint.iterative.InitialImage;
import org.impasto.paint.iterative.IterativeOptions;
import org.impasto.paint.iterative.IterativeStylizer;
import org.impasto.paint.iterative.Preset;
import org.impasto.paint.loss.LayerWeight;
import org.impasto.paint.optim.LbfgsOptions;

/**
 * The default preset's values as help shows them, {@code default.size} and so on: one default, one
 * place.
 */
public final class PresetDefaults extends ShownDefaults {
  private static final int PERCENT = 100;

  /** As resource bundles are made. */
  public PresetDefaults() {
    super(PresetDefaults::values);
  }

  /** The value by option, without its dashes. */
  static Map<String, String> values() {
    IterativeOptions options = Preset.DEFAULT.options();
    return Map.ofEntries(
        Map.entry("preset", Preset.DEFAULT.name()),
        Map.entry("network", options.network().network().label()),
        Map.entry("pooling", Choices.label(options.network().pooling())),
        Map.entry("size", Integer.toString(options.scales().size())),
        Map.entry("scales", Integer.toString(options.scales().count())),
        Map.entry("iterations", Integer.toString(options.scales().evaluations())),
        Map.entry("optimizer", options.optimizer() instanceof LbfgsOptions ? "lbfgs" : "adam"),
        Map.entry("init", init(options.initialImage())),
        Map.entry("seed", Long.toString(options.seed())),
        Map.entry("content-weight", plain(options.loss().content().weight())),
        Map.entry("style-weight", plain(options.loss().style().weight())),
        Map.entry("tv-weight", plain(options.loss().totalVariation().weight())),
        Map.entry("content-layers", LayerWeight.format(options.loss().content().layers())),
        Map.entry("style-layers", LayerWeight.format(options.loss().style().layers())),
        Map.entry("style-scale", plain(options.style().scale())),
        Map.entry("colors", Choices.label(options.style().colors())),
        Map.entry("precision", Choices.label(ComputeMixin.USUAL)),
        Map.entry("tile", IterativeStylizer.TILING.label()),
        Map.entry("quality", Long.toString(percent(WriteOptions.DEFAULTS.jpegQuality()))),
        Map.entry("bit-depth", Integer.toString(WriteOptions.DEFAULTS.bitDepth())));
  }

  private static long percent(double fraction) {
    return Math.round(PERCENT * fraction);
  }

  /** {@code content} or {@code noise}; presets start at no file. */
  static String init(InitialImage initial) {
    return initial instanceof InitialImage.Noise ? "noise" : "content";
  }

  /** A number as people type it, exact. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
