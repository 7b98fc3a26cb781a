package org.impasto.stylize;

/**
 * What one instance normalization needs to know of a picture.
 *
 * @param mean (C)
 * @param variance (C)
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Moments(float[] mean, float[] variance) {

  /** Whether all are numbers. */
  boolean isFinite() {
    double sum = 0;
    for (int c = 0; c < mean.length; c++) {
      sum += mean[c] + variance[c];
    }
    return Double.isFinite(sum);
  }

  /** Adds up what the tiles of a picture show, piece by piece. */
  static final class Sum {
    private final double[] sums;
    private final double[] squares;
    private final long[] places;

    Sum(int channels) {
      this.sums = new double[channels];
      this.squares = new double[channels];
      this.places = new long[channels];
    }

    int channels() {
      return sums.length;
    }

    /** Some values of one channel. */
    void add(int channel, float[] values) {
      double sum = 0;
      double square = 0;
      double otherSum = 0;
      double otherSquare = 0;
      int paired = values.length & ~1;
      for (int i = 0; i < paired; i += 2) { // two sums, so that they need not wait for each other
        double value = values[i];
        double other = values[i + 1];
        sum += value;
        square += value * value;
        otherSum += other;
        otherSquare += other * other;
      }
      if (paired < values.length) {
        sum += values[paired];
        square += (double) values[paired] * values[paired];
      }
      sums[channel] += sum + otherSum;
      squares[channel] += square + otherSquare;
      places[channel] += values.length;
    }

    Moments moments() {
      float[] mean = new float[sums.length];
      float[] variance = new float[sums.length];
      for (int c = 0; c < sums.length; c++) {
        double middle = sums[c] / places[c];
        mean[c] = (float) middle;
        variance[c] = (float) Math.max(0, squares[c] / places[c] - middle * middle);
      }
      return new Moments(mean, variance);
    }
  }
}
