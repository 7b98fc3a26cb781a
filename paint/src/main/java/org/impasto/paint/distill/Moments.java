package org.impasto.paint.distill;

import org.impasto.paint.tensor.Tensor;

/** First and second moments of a layer's activations, summed over positions of many pictures. */
final class Moments {
  private final double[] sum; // (C)
  private final double[] products; // (C, C)
  private long positions;

  Moments(int channels) {
    sum = new double[channels];
    products = new double[channels * channels];
  }

  int channels() {
    return sum.length;
  }

  /** Adds activations (N, C, h, w). */
  void add(Tensor activations) {
    long count = activations.size(0) * activations.size(2) * activations.size(3);
    Tensor f = activations.positionsByChannels().reshape(count, channels());
    float[] second = f.transpose().matmul(f).toFloats();
    float[] first = f.mean(0).multiply((double) count).toFloats();
    for (int i = 0; i < products.length; i++) {
      products[i] += second[i];
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += first[i];
    }
    positions += count;
  }

  /** The mean (C). */
  double[] mean() {
    double[] mean = sum.clone();
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= positions;
    }
    return mean;
  }

  /** The mean product of every two channels, not centered (C, C). */
  double[] second() {
    double[] second = products.clone();
    for (int i = 0; i < second.length; i++) {
      second[i] /= positions;
    }
    return second;
  }
}
