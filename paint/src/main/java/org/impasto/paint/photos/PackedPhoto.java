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

  /** A square of random place, scale and flip, and variation if options say so. */
  Picture crop(CropOptions options, SplittableRandom random) {
    double span = options.span(width, height, random.nextDouble());
    Variation variation = options.varied() ? Variation.of(random) : Variation.NONE;
    int columns = (int) Math.max(1, Math.round(span * Math.sqrt(variation.squeeze())));
    int rows = (int) Math.max(1, Math.round(span / Math.sqrt(variation.squeeze())));
    int left = place(width, columns, random);
    int top = place(height, rows, random);
    boolean flip = random.nextBoolean();
    int[] fromX = new int[columns];
    for (int x = 0; x < columns; x++) {
      fromX[x] = mirrored(left + (flip ? columns - 1 - x : x), width);
    }
    int[] fromY = new int[rows];
    for (int y = 0; y < rows; y++) {
      fromY[y] = mirrored(top + y, height);
    }
    int cell = options.varied() ? Math.max(1, Math.min(rows, columns) / (2 * options.size())) : 1;
    Picture square = means(fromX, fromY, cell).resize(options.size(), options.size());
    return options.varied() ? varied(square, variation) : square;
  }

  /**
   * The pixels at {@code fromX} and {@code fromY}, those of {@code cell} rows and columns as their
   * mean: much of a large photo takes little memory so.
   */
  private Picture means(int[] fromX, int[] fromY, int cell) {
    int columns = fromX.length / cell;
    int rows = fromY.length / cell;
    float[] rgb = new float[3 * rows * columns];
    for (int i = 0; i < rgb.length; i++) {
      int channel = i / (rows * columns);
      int firstY = i / columns % rows * cell;
      int firstX = i % columns * cell;
      int sum = 0;
      for (int y = firstY; y < firstY + cell; y++) {
        int row = (channel * height + fromY[y]) * width;
        for (int x = firstX; x < firstX + cell; x++) {
          sum += planes[row + fromX[x]] & 0xff;
        }
      }
      rgb[i] = sum / (cell * cell * MOST);
    }
    return Picture.of(columns, rows, rgb);
  }

  /** The first pixel of {@code span}, which lies inside the photo or the photo inside it. */
  private static int place(int length, int span, SplittableRandom random) {
    int room = length - span;
    return room >= 0 ? random.nextInt(room + 1) : -random.nextInt(1 - room);
  }

  /** The pixel seen at {@code at}, where beyond both ends the photo goes on mirrored. */
  private static int mirrored(int at, int length) {
    int within = Math.floorMod(at, 2 * length);
    return Math.min(within, 2 * length - 1 - within);
  }

  private static Picture varied(Picture square, Variation variation) {
    float[] rgb = turned(square.rgb(), square.width(), variation.turns());
    if (variation.colors()) {
      variation.color(rgb);
    }
    return Picture.of(square.width(), square.height(), rgb);
  }

  /** A square (3, side, side) by 0, 1 or 3 quarter turns to the right. */
  private static float[] turned(float[] rgb, int side, int turns) {
    if (turns == 0) {
      return rgb;
    }
    float[] turned = new float[rgb.length];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int fromX = turns == 1 ? y : side - 1 - y;
          int fromY = turns == 1 ? side - 1 - x : x;
          turned[(c * side + y) * side + x] = rgb[(c * side + fromY) * side + fromX];
        }
      }
    }
    return turned;
  }
}
