package org.impasto.image;

/**
 * Mean and covariance of a picture's colors, each pixel counted by its alpha.
 *
 * @param mean (3)
 * @param covariance (3, 3)
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one computation, is never compared
record ColorStatistics(double[] mean, double[][] covariance) {

  static ColorStatistics of(Picture picture) {
    float[] rgb = picture.sharedRgb();
    float[] alpha = picture.sharedAlpha();
    int area = picture.width() * picture.height();
    double total = 0;
    double[] mean = new double[3];
    for (int i = 0; i < area; i++) {
      double weight = alpha == null ? 1 : alpha[i];
      total += weight;
      for (int c = 0; c < 3; c++) {
        mean[c] += weight * rgb[c * area + i];
      }
    }
    if (total == 0) {
      return of(picture.withoutAlpha());
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= total;
    }
    return new ColorStatistics(mean, covariance(rgb, alpha, area, mean, total));
  }

  private static double[][] covariance(
      float[] rgb, float[] alpha, int area, double[] mean, double total) {
    double[][] covariance = new double[3][3];
    for (int i = 0; i < area; i++) {
      double weight = (alpha == null ? 1 : alpha[i]) / total;
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k <= c; k++) {
          covariance[c][k] +=
              weight * (rgb[c * area + i] - mean[c]) * (rgb[k * area + i] - mean[k]);
        }
      }
    }
    covariance[0][1] = covariance[1][0];
    covariance[0][2] = covariance[2][0];
    covariance[1][2] = covariance[2][1];
    return covariance;
  }
}
