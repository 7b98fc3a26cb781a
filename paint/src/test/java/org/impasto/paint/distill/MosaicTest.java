package org.impasto.paint.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.impasto.image.Picture;
import org.junit.jupiter.api.Test;

class MosaicTest {
  private static Picture flat(float value) {
    float[] rgb = new float[3 * 8 * 8];
    Arrays.fill(rgb, value);
    return Picture.of(8, 8, rgb);
  }

  @Test
  void eachPictureFillsAQuarter() {
    Picture mosaic = Mosaic.of(List.of(flat(0.1f), flat(0.2f), flat(0.3f), flat(0.4f)));
    assertThat(mosaic.width()).isEqualTo(8);
    assertThat(mosaic.height()).isEqualTo(8);
    float[] rgb = mosaic.rgb();
    for (int c = 0; c < 3; c++) {
      assertThat(rgb[c * 64 + 1 * 8 + 1]).isCloseTo(0.1f, within(1e-5f));
      assertThat(rgb[c * 64 + 1 * 8 + 6]).isCloseTo(0.2f, within(1e-5f));
      assertThat(rgb[c * 64 + 6 * 8 + 1]).isCloseTo(0.3f, within(1e-5f));
      assertThat(rgb[c * 64 + 6 * 8 + 6]).isCloseTo(0.4f, within(1e-5f));
    }
  }
}
