package org.impasto.stylize;

import java.nio.FloatBuffer;
import org.impasto.image.ColorTransfer;
import org.impasto.image.Picture;
import org.impasto.image.PictureCanvas;

/**
 * What becomes of a network's values: clamped, with the photo's colors if asked for, blended with
 * the photo by the strength, and put into their place.
 *
 * @param source the style's name, for messages
 * @param photo what colors and strength refer to
 * @param canvas where results go
 * @param options colors and strength
 * @param full the network's value of white
 */
record Finish(
    String source, PackedPicture photo, PictureCanvas canvas, StylizeOptions options, float full) {
  private static final int BAND = 128; // rows at once, so that little memory is held

  /** Puts the part of a tile's result that counts into the picture. */
  void put(Tile tile, FloatBuffer result) throws StyleException {
    Tile.Core core = tile.core();
    for (int y = core.y(); y < core.y() + core.height(); y += BAND) {
      int rows = Math.min(BAND, core.y() + core.height() - y);
      float[] rgb = new float[3 * rows * core.width()];
      for (int i = 0; i < 3 * rows; i++) {
        int row = i / rows * tile.down() + y - tile.top() + i % rows;
        result.get(
            row * tile.across() + core.x() - tile.left(), rgb, i * core.width(), core.width());
      }
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] /= full;
      }
      put(rgb, core.x(), y, core.width(), rows);
    }
  }

  /** Puts the whole picture, values in which 1 is white, (3, H, W). */
  void put(float[] rgb) throws StyleException {
    put(rgb, 0, 0, photo.width(), photo.height());
  }

  /**
   * Puts a piece of values in which 1 is white.
   *
   * @param rgb (3, height, width); not used after by the caller
   */
  private void put(float[] rgb, int x, int y, int width, int height) throws StyleException {
    for (float value : rgb) {
      if (!Float.isFinite(value)) {
        throw noNumbers(source);
      }
    }
    Picture piece = Picture.of(width, height, rgb);
    if (options.colors() == ColorSource.CONTENT) {
      piece = ColorTransfer.keepColors(photo.crop(x, y, width, height), piece);
    }
    canvas.put(blended(piece, x, y), x, y);
  }

  /** What is said of a network whose values are infinite or undefined. */
  static StyleException noNumbers(String source) {
    return new StyleException(
        source,
        "the network gives values that are no numbers — a style gives pictures — its training has"
            + " failed; use another");
  }

  private Picture blended(Picture piece, int x, int y) {
    float strength = (float) options.strength();
    if (strength == 1) {
      return piece;
    }
    float[] rgb = piece.rgb();
    float[] below = photo.crop(x, y, piece.width(), piece.height()).rgb();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = strength * rgb[i] + (1 - strength) * below[i];
    }
    return Picture.of(piece.width(), piece.height(), rgb);
  }
}
