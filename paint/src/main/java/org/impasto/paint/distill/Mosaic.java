package org.impasto.paint.distill;

import java.util.List;
import org.impasto.image.Picture;

/** Four squares at half their size side by side: more and smaller things to see at once. */
final class Mosaic {
  private Mosaic() {}

  /** A square of the size of each of {@code four}, whose side is even. */
  static Picture of(List<Picture> four) {
    int side = four.get(0).width();
    int half = side / 2;
    float[] rgb = new float[3 * side * side];
    for (int i = 0; i < four.size(); i++) {
      float[] small = four.get(i).resize(half, half).rgb();
      int left = i % 2 * half;
      int top = i / 2 * half;
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < half; y++) {
          int target = (c * side + top + y) * side + left;
          System.arraycopy(small, (c * half + y) * half, rgb, target, half);
        }
      }
    }
    return Picture.of(side, side, rgb);
  }
}
