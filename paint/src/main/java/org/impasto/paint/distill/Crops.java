package org.impasto.paint.distill;

import java.util.SplittableRandom;
import org.impasto.image.Picture;

/** Squares cut from pictures at a random place, at the pictures' own scale. */
final class Crops {
  private Crops() {}

  static Picture of(Picture picture, int side, SplittableRandom random) {
    int left = random.nextInt(picture.width() - side + 1);
    int top = random.nextInt(picture.height() - side + 1);
    float[] all = picture.rgb();
    float[] rgb = new float[3 * side * side];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        int source = (c * picture.height() + top + y) * picture.width() + left;
        System.arraycopy(all, source, rgb, (c * side + y) * side, side);
      }
    }
    return Picture.of(side, side, rgb);
  }
}
