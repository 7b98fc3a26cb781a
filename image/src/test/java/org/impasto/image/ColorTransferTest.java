package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.impasto.image.PictureAssert.assertPicture;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColorTransferTest {
  @Test
  void keptColorsHaveTheLuminanceOfTheResultAndTheChromaOfTheContent() {
    Picture content = noise(1, 0.4, 0.1);
    Picture result = noise(2, 0.5, 0.1);
    Picture kept = ColorTransfer.keepColors(content, result);
    for (int x = 0; x < kept.width(); x++) {
      assertThat(luminance(kept, x)).isCloseTo(luminance(result, x), within(1e-5));
      assertThat(kept.value(0, 0, x) - luminance(kept, x))
          .isCloseTo(content.value(0, 0, x) - luminance(content, x), within(1e-5));
      assertThat(kept.value(2, 0, x) - luminance(kept, x))
          .isCloseTo(content.value(2, 0, x) - luminance(content, x), within(1e-5));
    }
  }

  @Test
  void keepingColorsOfAPictureInItselfChangesNothing() {
    Picture picture = SamplePictures.translucent(9, 7);
    assertThat(ColorTransfer.keepColors(picture, picture)).isEqualTo(picture);
  }

  @Test
  void contentOfAnotherSizeIsResized() {
    Picture kept =
        ColorTransfer.keepColors(
            SamplePictures.constant(50, 20, 0.6f, 0.4f, 0.4f),
            SamplePictures.constant(10, 10, 0.5f, 0.5f, 0.5f));
    double shift = 0.5 - (0.299 * 0.6 + 0.701 * 0.4);
    assertPicture(kept).hasSize(10, 10).hasColor(3, 3, 0.6 + shift, 0.4 + shift, 0.4 + shift, 1e-5);
  }

  @Test
  void matchedStyleHasTheMeanAndCovarianceOfTheContent() {
    Picture style = noise(3, 0.45, 0.12);
    Picture content = noise(4, 0.55, 0.07);
    ColorStatistics matched = ColorStatistics.of(ColorTransfer.matchColors(style, content));
    ColorStatistics wanted = ColorStatistics.of(content);
    for (int i = 0; i < 3; i++) {
      assertThat(matched.mean()[i]).isCloseTo(wanted.mean()[i], within(1e-4));
      for (int j = 0; j < 3; j++) {
        assertThat(matched.covariance()[i][j])
            .as("covariance of channels %d and %d", i, j)
            .isCloseTo(wanted.covariance()[i][j], within(5e-5));
      }
    }
  }

  @Test
  void matchingAPictureToItselfChangesNothing() {
    Picture picture = noise(5, 0.5, 0.1);
    assertPicture(ColorTransfer.matchColors(picture, picture)).hasColorsOf(picture, 1e-5);
  }

  @Test
  void flatStyleTakesTheMeanOfTheContent() {
    Picture style = SamplePictures.constant(5, 5, 0.1f, 0.9f, 0.5f);
    Picture matched = ColorTransfer.matchColors(style, SamplePictures.gradient(31, 31));
    assertPicture(matched).hasColorsOf(SamplePictures.constant(5, 5, 0.5f, 0.5f, 128 / 255f), 1e-4);
  }

  @Test
  void hiddenPixelsDoNotCountForTheStatistics() {
    float[] rgb = {0.2f, 1, 0.2f, 0, 0.2f, 1};
    Picture content = Picture.of(2, 1, rgb).withAlpha(new float[] {1, 0});
    assertThat(ColorStatistics.of(content).mean()[0]).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void squareRootTimesItselfGivesTheMatrixBack() {
    double[][] matrix = {{4, 1, 0.5}, {1, 3, -0.2}, {0.5, -0.2, 2}};
    double[][] root = Symmetric3.power(matrix, 0.5, 0);
    double[][] square = Symmetric3.times(root, root);
    double[][] inverse = Symmetric3.times(Symmetric3.power(matrix, -0.5, 0), root);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(square[i][j]).isCloseTo(matrix[i][j], within(1e-12));
        assertThat(inverse[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-12));
        assertThat(root[i][j]).isCloseTo(root[j][i], within(1e-12));
      }
    }
  }

  /** Correlated noise that stays inside [0, 1]. */
  private static Picture noise(long seed, double mean, double spread) {
    Random random = new Random(seed);
    float[] rgb = new float[3 * 2000];
    for (int i = 0; i < 2000; i++) {
      double shared = random.nextDouble() - 0.5;
      for (int c = 0; c < 3; c++) {
        double own = random.nextDouble() - 0.5;
        rgb[c * 2000 + i] = (float) (mean + spread * (shared * (c + 1) / 2 + own));
      }
    }
    return Picture.of(2000, 1, rgb);
  }

  private static double luminance(Picture picture, int x) {
    return 0.299 * picture.value(0, 0, x)
        + 0.587 * picture.value(1, 0, x)
        + 0.114 * picture.value(2, 0, x);
  }
}
