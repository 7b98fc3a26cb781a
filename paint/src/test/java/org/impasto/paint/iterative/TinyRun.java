package org.impasto.paint.iterative;

import java.util.List;
import org.impasto.image.Picture;
import org.impasto.paint.features.Network;
import org.impasto.paint.features.SyntheticNetworks;
import org.impasto.paint.optim.LbfgsOptions;
import org.impasto.paint.weights.Weights;

/** A run that takes a moment: a small picture, two scales, few evaluations, synthetic weights. */
final class TinyRun {
  static final Weights WEIGHTS = SyntheticNetworks.squeezeNet(1);
  static final int EVALUATIONS = 6;

  private TinyRun() {}

  static IterativeOptions options() {
    return Preset.DEFAULT
        .options()
        .withNetwork(Network.SQUEEZENET1_1)
        .withOptimizer(LbfgsOptions.DEFAULTS)
        .withScales(new ScaleOptions(64, 2, 16, EVALUATIONS, 1));
  }

  static Picture content() {
    return picture(60, 44, 3);
  }

  static Picture style() {
    return picture(70, 50, 11);
  }

  /** Smooth waves of color, others for another period. */
  static Picture picture(int width, int height, int period) {
    float[] rgb = new float[3 * width * height];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double wave = Math.sin((x + c * 2) / (double) period) * Math.cos(y / (period + 2.0));
          rgb[(c * height + y) * width + x] = (float) (0.5 + 0.4 * wave);
        }
      }
    }
    return Picture.of(width, height, rgb);
  }

  static Painting paint(IterativeOptions options) throws Exception {
    return new IterativeStylizer(options, WEIGHTS)
        .stylize(content(), List.of(style()), ProgressListener.NONE);
  }
}
