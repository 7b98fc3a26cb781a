package org.impasto.paint.distill;

import org.impasto.paint.tensor.Tensor;

/** Sums and sums of squares of each channel, over positions of many pictures. */
final class Moments {
  private final double[] sum; // (C)
  private final double[] squares; // (C)
  private double positions;

  Moments(int channels) {
    sum = new double[channels];
    squares = new double[channels];
  }

  /** Adds activations (N, C, h, w). */
  void add(Tensor activations) {
    long count = activations.size(0) * activations.size(2) * activations.size(3);
    Tensor f = activations.positionsByChannels().reshape(count, sum.length);
    float[] first = f.mean(0).toFloats();
    float[] second = f.square().mean(0).toFloats();
    for (int c = 0; c < sum.length; c++) {
      sum[c] += first[c] * (double) count;
      squares[c] += second[c] * (double) count;
    }
    positions += count;
  }

  /** The mean of each channel. */
  double[] mean() {
    double[] mean = sum.clone();
    for (int c = 0; c < mean.length; c++) {
      mean[c] /= positions;
    }
    return mean;
  }

  /** The root of each channel's mean square. */
  double[] rootMeanSquare() {
    double[] roots = squares.clone();
    for (int c = 0; c < roots.length; c++) {
      roots[c] = Math.sqrt(roots[c] / positions);
    }
    return roots;
  }

  /** The standard deviation of each channel. */
  double[] deviation() {
    double[] mean = mean();
    double[] deviation = rootMeanSquare();
    for (int c = 0; c < mean.length; c++) {
      deviation[c] = Math.sqrt(Math.max(0, deviation[c] * deviation[c] - mean[c] * mean[c]));
    }
    return deviation;
  }
}
