package org.impasto.image;

/** Powers of symmetric 3×3 matrices, by the cyclic Jacobi eigenvalue method. */
final class Symmetric3 {
  private static final int SWEEPS = 16;

  private Symmetric3() {}

  /** {@code (M + ridge I)^exponent}; eigenvalues below the ridge count as the ridge. */
  static double[][] power(double[][] matrix, double exponent, double ridge) {
    double[][] values = {matrix[0].clone(), matrix[1].clone(), matrix[2].clone()};
    double[][] vectors = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      rotate(values, vectors, 0, 1);
      rotate(values, vectors, 0, 2);
      rotate(values, vectors, 1, 2);
    }
    double[][] result = new double[3][3];
    for (int k = 0; k < 3; k++) {
      double scale = Math.pow(Math.max(values[k][k], 0) + ridge, exponent);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          result[i][j] += scale * vectors[i][k] * vectors[j][k];
        }
      }
    }
    return result;
  }

  static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
      }
    }
    return product;
  }

  /** One Jacobi rotation that makes {@code m[p][q]} zero; {@code v} collects the rotations. */
  private static void rotate(double[][] m, double[][] v, int p, int q) {
    if (m[p][q] == 0) {
      return;
    }
    double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cos = 1 / Math.hypot(t, 1);
    double sin = t * cos;
    for (int k = 0; k < 3; k++) {
      double kp = m[k][p];
      double kq = m[k][q];
      m[k][p] = cos * kp - sin * kq;
      m[k][q] = sin * kp + cos * kq;
      double vp = v[k][p];
      double vq = v[k][q];
      v[k][p] = cos * vp - sin * vq;
      v[k][q] = sin * vp + cos * vq;
    }
    for (int k = 0; k < 3; k++) {
      double pk = m[p][k];
      double qk = m[q][k];
      m[p][k] = cos * pk - sin * qk;
      m[q][k] = sin * pk + cos * qk;
    }
  }
}
