package org.impasto.paint.distill;

import org.impasto.paint.features.LiteArchitecture;
import org.impasto.paint.tensor.Device;
import org.impasto.paint.tensor.Tensor;

/**
 * What one head of the student imitates: a teacher layer's activations, each channel divided by its
 * standard deviation over photos, so that faint ones count as much as strong ones.
 *
 * @param layer the teacher's
 * @param window pixels per side in the middle of the student's image that are compared
 * @param scale (1, 1, C), one over each channel's standard deviation
 * @param mean (C) of the scaled activations
 */
record Target(TeacherLayer layer, int window, Tensor scale, Tensor mean) {
  /** Of this share of the largest deviation a channel's must be, to be no mere noise. */
  private static final double FAINTEST = 1e-3;

  /**
   * So many standard deviations are the most that is imitated. Deep activations have heavy tails,
   * and on painted pictures a few of them would outweigh all others.
   */
  private static final double MOST = 8;

  static Target of(TeacherLayer layer, int window, Moments moments, Device device) {
    double[] mean = moments.mean();
    double[] deviation = moments.deviation();
    double largest = 0;
    for (double d : deviation) {
      largest = Math.max(largest, d);
    }
    float[] scale = new float[mean.length];
    float[] scaled = new float[mean.length];
    for (int c = 0; c < mean.length; c++) {
      scale[c] = (float) (1 / Math.max(deviation[c], FAINTEST * largest));
      scaled[c] = (float) (mean[c] * scale[c]);
    }
    return new Target(
        layer,
        window,
        Tensor.of(scale, 1, 1, scale.length).to(device),
        Tensor.of(scaled, scale.length).to(device));
  }

  /** The scaled activations (N, h·w, C) of (N, C, h, w); outliers are cut. */
  Tensor scaled(Tensor activations) {
    Tensor scaled = activations.positionsByChannels().multiply(scale);
    return scaled.clampInPlace(-MOST, MOST);
  }

  /**
   * What the head answers (N, h·w, C) to the student's activations (N, c, H, W), in the window.
   *
   * @param weight (C, c, 1, 1)
   * @param bias (C)
   */
  Tensor answer(Tensor block, Tensor weight, Tensor bias) {
    long side = Math.min(block.size(2), window / layer.stride());
    long begin = (block.size(2) - side + 1) / 2;
    return block
        .slice(2, begin, begin + side)
        .slice(3, begin, begin + side)
        .channelsLast()
        .convolve(weight, bias, 1, 0)
        .positionsByChannels();
  }

  int channels() {
    return (int) mean.size(0);
  }

  /** The layer of the student that is read. */
  String block() {
    return LiteArchitecture.layer(layer.block());
  }

  /** The head's arrays: weight (C, c, 1, 1) and bias (C) follow this name. */
  String head() {
    return "head." + layer.name();
  }
}
