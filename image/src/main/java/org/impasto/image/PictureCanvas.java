package org.impasto.image;

import java.util.Objects;

/**
 * A picture in the making, for results that come piece by piece: it holds one copy of the pixels,
 * and {@link #finish} hands that over. Pieces that do not overlap may come from several threads.
 */
public final class PictureCanvas {
  private final int width;
  private final int height;
  private float[] rgb; // (3, H, W), null once finished

  /** Black, of a size. */
  public PictureCanvas(int width, int height) {
    Picture.requireSize(width, height);
    this.width = width;
    this.height = height;
    this.rgb = new float[3 * width * height];
  }

  /**
   * Puts a piece in its place.
   *
   * @param piece its colors count, its alpha and metadata do not
   * @param x where its left column goes
   * @param y where its top row goes
   */
  public void put(Picture piece, int x, int y) {
    Objects.checkFromIndexSize(x, piece.width(), width);
    Objects.checkFromIndexSize(y, piece.height(), height);
    for (int c = 0; c < 3; c++) {
      for (int row = 0; row < piece.height(); row++) {
        piece.copyRow(c, row, 0, piece.width(), open(), (c * height + y + row) * width + x);
      }
    }
  }

  /** The picture, without alpha and metadata. The canvas cannot be used after. */
  public Picture finish() {
    Picture picture = Picture.owning(width, height, open(), null);
    rgb = null;
    return picture;
  }

  private float[] open() {
    if (rgb == null) {
      throw new IllegalStateException("the canvas is finished — make another for another picture");
    }
    return rgb;
  }
}
