package org.impasto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Pictures that are made piece by piece. */
final class PictureCanvasTest {
  private static final Picture WHOLE = Picture.of(5, 4, ramp(5 * 4 * 3));

  private static float[] ramp(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i / (float) length;
    }
    return values;
  }

  private static Picture piece(int x, int y, int width, int height) {
    float[] rgb = new float[3 * width * height];
    for (int c = 0; c < 3; c++) {
      for (int row = 0; row < height; row++) {
        WHOLE.copyRow(c, y + row, x, width, rgb, (c * height + row) * width);
      }
    }
    return Picture.of(width, height, rgb);
  }

  @Test
  void piecesMakeTheWhole() {
    PictureCanvas canvas = new PictureCanvas(5, 4);
    canvas.put(piece(0, 0, 2, 4), 0, 0);
    canvas.put(piece(2, 0, 3, 1), 2, 0);
    canvas.put(piece(2, 1, 3, 3), 2, 1);
    assertThat(canvas.finish()).isEqualTo(WHOLE);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    PictureCanvas canvas = new PictureCanvas(5, 4);
    assertThatThrownBy(() -> canvas.put(WHOLE, 1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    canvas.finish();
    assertThatThrownBy(() -> canvas.put(WHOLE, 0, 0)).hasMessageContaining("is finished");
    assertThatThrownBy(() -> WHOLE.copyRow(0, 0, 3, 3, new float[9], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
