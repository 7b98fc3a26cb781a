package org.impasto.paint.evaluation;

import org.impasto.image.Picture;

/**
 * SSIM, how much of one picture's structure another has, on luma in [0, 1]: the mean over all
 * windows of {@code (2 μ_x μ_y + C₁)(2 σ_xy + C₂) / ((μ_x² + μ_y² + C₁)(σ_x² + σ_y² + C₂))}, with
 * {@code C₁ = 0.01²} and {@code C₂ = 0.03²}; a window is 11×11 pixels with Gaussian weights of
 * standard deviation 1.5, and lies wholly inside the picture.
 *
 * <p>Wang, Bovik, Sheikh and Simoncelli 2004, "Image Quality Assessment: From Error Visibility to
 * Structural Similarity". Departs from the paper: none; pictures are not shrunk first, as the
 * authors' later program does with large ones.
 */
public final class StructuralSimilarity {
  /** Pixels per side of a window. */
  public static final int WINDOW = 11;

  private static final double DEVIATION = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] GAUSSIAN = gaussian();

  private StructuralSimilarity() {}

  /**
   * 1 for equal pictures, less for others; symmetric.
   *
   * @throws IllegalArgumentException if sizes differ or a side is less than {@link #WINDOW}
   */
  public static double of(Picture a, Picture b) {
    int width = a.width();
    int height = a.height();
    if (b.width() != width || b.height() != height || Math.min(width, height) < WINDOW) {
      throw new IllegalArgumentException(
          "pictures are %d×%d and %d×%d px; SSIM needs equal sizes of at least %d×%d — resize them"
              .formatted(width, height, b.width(), b.height(), WINDOW, WINDOW));
    }
    double[] x = luma(a);
    double[] y = luma(b);
    double[] meanX = blur(x, width, height);
    double[] meanY = blur(y, width, height);
    double[] squareX = blur(product(x, x), width, height);
    double[] squareY = blur(product(y, y), width, height);
    double[] mixed = blur(product(x, y), width, height);
    double sum = 0;
    for (int i = 0; i < meanX.length; i++) {
      double mx = meanX[i];
      double my = meanY[i];
      double covariance = mixed[i] - mx * my;
      double variances = squareX[i] - mx * mx + squareY[i] - my * my;
      sum +=
          (2 * mx * my + C1)
              * (2 * covariance + C2)
              / ((mx * mx + my * my + C1) * (variances + C2));
    }
    return sum / meanX.length;
  }

  /** {@code Y = 0.299 R + 0.587 G + 0.114 B}, (H, W) in [0, 1]. */
  private static double[] luma(Picture picture) {
    float[] rgb = picture.rgb();
    int area = rgb.length / 3;
    double[] luma = new double[area];
    for (int i = 0; i < area; i++) {
      luma[i] = 0.299 * rgb[i] + 0.587 * rgb[area + i] + 0.114 * rgb[2 * area + i];
    }
    return luma;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** The weighted mean of each window of {@code plane} (H, W): (H − 10, W − 10). */
  private static double[] blur(double[] plane, int width, int height) {
    int columns = width - WINDOW + 1;
    int rows = height - WINDOW + 1;
    double[] across = new double[columns * height];
    for (int i = 0; i < across.length; i++) {
      across[i] = weighted(plane, i / columns * width + i % columns, 1);
    }
    double[] blurred = new double[columns * rows];
    for (int i = 0; i < blurred.length; i++) {
      blurred[i] = weighted(across, i, columns);
    }
    return blurred;
  }

  /** The weighted mean of {@link #WINDOW} values from {@code start} on, {@code step} apart. */
  private static double weighted(double[] values, int start, int step) {
    double sum = 0;
    for (int k = 0; k < WINDOW; k++) {
      sum += GAUSSIAN[k] * values[start + k * step];
    }
    return sum;
  }

  private static double[] gaussian() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int k = 0; k < WINDOW; k++) {
      double distance = (k - WINDOW / 2) / DEVIATION;
      weights[k] = Math.exp(-distance * distance / 2);
      sum += weights[k];
    }
    for (int k = 0; k < WINDOW; k++) {
      weights[k] /= sum;
    }
    return weights;
  }
}
