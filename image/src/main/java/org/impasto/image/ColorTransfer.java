package org.impasto.image;

/** Moves colors between a content picture and a stylized one. Inputs are never modified. */
public final class ColorTransfer {
  /** Added to the variances before a root is taken, so that flat pictures have one. */
  private static final double RIDGE = 1e-5;

  private ColorTransfer() {}

  /**
   * The luminance of {@code result} with the chroma of {@code content}.
   *
   * <p>In YUV, {@code Y = 0.299 R + 0.587 G + 0.114 B}; taking Y from one picture and UV from the
   * other means adding the difference of Y to every channel. Gatys et al. 2016, "Preserving Color
   * in Neural Artistic Style Transfer", arXiv 1606.05897, section 4. Departs from the paper: values
   * outside [0, 1] are clamped.
   *
   * @param content where the colors come from; resized if its size differs from the result's
   * @param result where light and dark, alpha and metadata come from
   */
  public static Picture keepColors(Picture content, Picture result) {
    int area = result.width() * result.height();
    float[] colors = content.resize(result.width(), result.height()).sharedRgb();
    float[] light = result.sharedRgb();
    float[] rgb = new float[3 * area];
    for (int i = 0; i < area; i++) {
      float difference = luminance(light, i, area) - luminance(colors, i, area);
      for (int c = 0; c < 3; c++) {
        rgb[c * area + i] = colors[c * area + i] + difference;
      }
    }
    return likeSource(rgb, result);
  }

  /**
   * The style picture with the content's mean color and color covariance.
   *
   * <p>{@code x' = A (x − μ_s) + μ_c} with {@code A = Σ_c^½ Σ_s^−½}, symmetric roots, so that
   * {@code A Σ_s Aᵀ = Σ_c}. Gatys et al. 2016, "Preserving Color in Neural Artistic Style
   * Transfer", arXiv 1606.05897, section 3. Departs from the paper: 1e-5 is added to the variances,
   * each pixel counts by its alpha, and values outside [0, 1] are clamped, which moves the
   * statistics a little when contrast grows.
   *
   * @param style the picture to recolor; keeps its size, alpha and metadata
   * @param content where the color statistics come from, of any size
   */
  public static Picture matchColors(Picture style, Picture content) {
    ColorStatistics from = ColorStatistics.of(style);
    ColorStatistics to = ColorStatistics.of(content);
    double[][] map =
        Symmetric3.times(
            Symmetric3.power(to.covariance(), 0.5, RIDGE),
            Symmetric3.power(from.covariance(), -0.5, RIDGE));
    int area = style.width() * style.height();
    float[] source = style.sharedRgb();
    float[] rgb = new float[3 * area];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < 3; c++) {
        double sum = to.mean()[c];
        for (int k = 0; k < 3; k++) {
          sum += map[c][k] * (source[k * area + i] - from.mean()[k]);
        }
        rgb[c * area + i] = (float) sum;
      }
    }
    return likeSource(rgb, style);
  }

  private static Picture likeSource(float[] rgb, Picture source) {
    float[] alpha = source.alpha().orElse(null);
    return Picture.owning(source.width(), source.height(), rgb, alpha)
        .withMetadata(source.metadata());
  }

  private static float luminance(float[] rgb, int i, int area) {
    return 0.299f * rgb[i] + 0.587f * rgb[area + i] + 0.114f * rgb[2 * area + i];
  }
}
