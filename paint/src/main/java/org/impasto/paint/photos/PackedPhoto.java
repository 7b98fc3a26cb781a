package org.impasto.paint.photos;

import java.util.SplittableRandom;
import org.impasto.image.Picture;

/** A photo kept in 8 bits per channel, a quarter of what a {@link Picture} takes. */
final class PackedPhoto {
  private static final float MOST = 255;

  private final int width;
  private final int height;
  private final byte[] planes; // (3, H, W)

  private PackedPhoto(int width, int height, byte[] planes) {
    this.width = width;
    this.height = height;
    this.planes = planes;
  }

  static PackedPhoto of(Picture picture) {
    float[] rgb = picture.filledUnderAlpha().rgb();
    byte[] planes = new byte[rgb.length];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (byte) Math.round(rgb[i] * MOST);
    }
    return new PackedPhoto(picture.width(), picture.height(), planes);
  }

  int bytes() {
    return planes.length;
  }

  /** A square of random place, scale and flip. */
  Picture crop(CropOptions options, SplittableRandom random) {
    int span = (int) Math.round(options.span(width, height, random.nextDouble()));
    int left = random.nextInt(width - span + 1);
    int top = random.nextInt(height - span + 1);
    boolean flip = random.nextBoolean();
    float[] rgb = new float[3 * span * span];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < span; y++) {
        int source = (c * height + top + y) * width + left;
        int target = (c * span + y) * span;
        for (int x = 0; x < span; x++) {
          int from = flip ? source + span - 1 - x : source + x;
          rgb[target + x] = (planes[from] & 0xff) / MOST;
        }
      }
    }
    return Picture.of(span, span, rgb).resize(options.size(), options.size());
  }
}
